package dev.chancery.ui.things;

import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.Thing;
import dev.chancery.engine.Office;
import dev.chancery.engine.Removals;
import dev.chancery.engine.Scope;
import dev.chancery.ui.Background;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// What is done to the things that are marked, or to the chosen one. Answers come on the window's thread.
public final class TargetsModel {

    /// Why the certificates of a removed thing are revoked.
    private static final Reason REASON = Reason.CESSATION_OF_OPERATION;

    private final Office office;
    private final Background background;
    private final ThingsModel things;

    public TargetsModel(Office office, Background background, ThingsModel things) {
        this.office = office;
        this.background = background;
        this.things = things;
    }

    /// Hands over the current certificates of the targets that have one.
    public void currentCertificates(Consumer<List<CertificateId>> then) {
        var numbers = things.targets();
        background.load(() -> office.things().currentCertificates(numbers), then);
    }

    /// Finds out what a removal of the targets would do. Nothing is changed.
    public void removable(Consumer<Removals.Preview> then) {
        var numbers = things.targets();
        background.load(() -> office.things().removals().preview(numbers, REASON), then);
    }

    /// Removes these things and revokes their certificates.
    public void remove(Removals.Preview found, Consumer<Removals.Removed> then) {
        var numbers = found.things().stream().mapToLong(Thing::number).toArray();
        background.run("things.removing", _ -> office.things().removals().remove(numbers, REASON), removed -> {
            things.refresh();
            then.accept(removed);
        });
    }

    /// Puts removed things back and hands over how many came back.
    public void restore(Removals.Removed removed, Consumer<Integer> then) {
        background.run("things.restoring", _ -> office.things().removals().restore(removed), count -> {
            things.refresh();
            then.accept(count);
        });
    }

    /// All certificates of the targets.
    public Scope scope() {
        return new Scope.OfThings(Arrays.stream(things.targets()).boxed().toList());
    }
}
