package dev.chancery.engine;

import dev.chancery.cloud.Courier;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudEntry;
import dev.chancery.domain.CloudFailure;
import dev.chancery.domain.CloudViolation;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Registration;
import dev.chancery.domain.RegistrationId;
import dev.chancery.domain.RegistrationState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A line to a cloud for one who may ask it, and what is done over it. It keeps the credential in memory until it is closed,
/// and wipes it then.
public final class CloudLine implements AutoCloseable {

    /// How long a cloud may take to answer.
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int MOST_STEPS = 12;

    private final Desk desk;
    private final RegistrationChecks checks;
    private final RegistrationBook book;
    private final Proving proving;
    private final Courier courier;

    CloudLine(Desk desk, RegistrationChecks checks, RegistrationBook book, Proving proving, Courier courier) {
        this.desk = desk;
        this.checks = checks;
        this.book = book;
        this.proving = proving;
        this.courier = courier;
    }

    /// One step further. What may have been carried out already is looked for first.
    ///
    /// @throws CloudFailure.CloudRefused when the cloud says no; what it replied is kept
    /// @throws CloudFailure.CloudUnreached when no answer comes; the same step can be repeated
    /// @throws Failure.Refused when a check stops it
    public Registration step(RegistrationId id, Progress progress) {
        var seen = book.one(id);
        if (!seen.state().isOpen()) {
            throw new Failure.Refused(new CloudViolation.NotNow(seen.state()));
        }
        if (seen.state() == RegistrationState.PLANNED) {
            RegistrationChecks.requireUnblocked(checks.of(seen.plan(), Optional.of(seen)));
        }
        return errand(progress).step(seen, desk.now(), KeySpec.RSA_2048);
    }

    /// All steps that are left.
    ///
    /// @throws Failure as [#step]; what was done until then stays
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled, between two steps or while
    ///         waiting for an answer
    public Registration finish(RegistrationId id, Progress progress) {
        var registration = book.one(id);
        progress.expect(book.way(registration).shape().steps().size());
        for (int steps = 0; registration.state().isOpen() && steps < MOST_STEPS; steps++) {
            registration = step(id, progress);
            progress.advance(1);
        }
        return registration;
    }

    /// Looks how it stands at the cloud.
    public Registration refresh(RegistrationId id, Progress progress) {
        return errand(progress).refresh(book.one(id));
    }

    /// Every CA certificate at the place of this registration.
    public List<CloudEntry> list(RegistrationId id, Progress progress) {
        return errand(progress).list(book.one(id));
    }

    /// The cloud takes new devices of it again.
    public Registration activate(RegistrationId id, Progress progress) {
        return errand(progress).send(book.one(id), CloudCall.ACTIVATE);
    }

    /// The cloud takes no new devices of it from now on.
    public Registration deactivate(RegistrationId id, Progress progress) {
        return errand(progress).send(book.one(id), CloudCall.DEACTIVATE);
    }

    /// Removes it from the cloud.
    public Registration delete(RegistrationId id, Progress progress) {
        return errand(progress).delete(book.one(id));
    }

    private CloudErrand errand(Progress progress) {
        return new CloudErrand(book, proving, courier, progress);
    }

    @Override public void close() {
        courier.close();
    }
}
