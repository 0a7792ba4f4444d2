package dev.chancery.engine;

import dev.chancery.cloud.practice.PracticeCloud;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.Credential;
import dev.chancery.domain.Mishap;
import dev.chancery.domain.PlaceField;
import java.util.Map;

/// A practice cloud on this machine, to go through a registration without an account. It forgets everything when it is
/// closed, and the registrations made with it are of no use after that.
public final class Rehearsal implements AutoCloseable {

    private final CloudKind kind;
    private final PracticeCloud cloud;

    Rehearsal(CloudKind kind, Surroundings surroundings) {
        this.kind = kind;
        this.cloud = PracticeCloud.open(kind, surroundings.clock(), surroundings.random());
    }

    public CloudKind kind() {
        return kind;
    }

    /// What a form asks for about the place, filled in.
    public Map<PlaceField, String> place() {
        return cloud.place();
    }

    /// Whom it lets in, for [Registrations#line]; a new one each time.
    public Credential credential() {
        return cloud.credential();
    }

    String address() {
        return cloud.address();
    }

    /// Whether a registration at this address is one with this cloud.
    public boolean isAt(String address) {
        return cloud.address().equals(address);
    }

    /// Lets the next `times` requests go wrong: those for one of `steps`, or any when none is named.
    public void fail(Mishap mishap, int times, CloudCall... steps) {
        cloud.fail(mishap, times, steps);
    }

    /// How many certificates it has.
    public int registered() {
        return cloud.registered().size();
    }

    /// Forgets everything.
    public void reset() {
        cloud.reset();
    }

    @Override public void close() {
        cloud.close();
    }
}
