package dev.chancery.ui.export;

import dev.chancery.domain.Failure;
import dev.chancery.domain.KeyDeparture;
import dev.chancery.domain.Progress;
import dev.chancery.engine.ExportOrder;
import dev.chancery.ui.Job;
import java.util.Arrays;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// How an export's files are written, and how that ended.
public final class WritingModel {

    /// What the page shows.
    public enum Stage { FORM, WORKING, DONE }

    private final Means means;
    private final ReadOnlyObjectWrapper<Stage> stage = new ReadOnlyObjectWrapper<>(Stage.FORM);
    private final ReadOnlyObjectWrapper<Optional<Job>> job = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Ended>> ended = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyBooleanWrapper unfinished = new ReadOnlyBooleanWrapper();
    private final ReadOnlyIntegerWrapper uncertain = new ReadOnlyIntegerWrapper();

    WritingModel(Means means) {
        this.means = means;
    }

    public ReadOnlyObjectProperty<Stage> stageProperty() {
        return stage.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Job>> jobProperty() {
        return job.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<Ended>> endedProperty() {
        return ended.getReadOnlyProperty();
    }

    /// Whether the export ended before everything was written.
    public ReadOnlyBooleanProperty unfinishedProperty() {
        return unfinished.getReadOnlyProperty();
    }

    /// How many keys count as left though the export ended before they were known to be complete.
    public ReadOnlyIntegerProperty uncertainProperty() {
        return uncertain.getReadOnlyProperty();
    }

    /// Carries out the order and wipes its passphrase. `once` tells that some of its keys may leave only once.
    void start(Target target, ExportOrder order, IfThere there, boolean once) {
        unfinished.set(false);
        stage.set(Stage.WORKING);
        var started = means.background().run("export.job", progress -> attempt(target, order, there, progress), how -> finish(how, order, once));
        job.set(Optional.of(started));
        started.stateProperty().subscribe(state -> {
            if (state == Job.State.CANCELLED) {
                finish(cancelled(target, order, complete(order, started.reading().done())), order, once);
            } else if (state == Job.State.FAILED) {
                stage.set(Stage.FORM);
            }
        });
    }

    /// An archive that was cut off is not there.
    private static long complete(ExportOrder order, long done) {
        return order.layout().sharing().isArchive() ? 0 : done;
    }

    /// With nothing done, the folder that was to take it is gone again.
    private static Ended cancelled(Target target, ExportOrder order, long done) {
        return new Ended.Cancelled(done > 0 ? target : new Target(target.place(), target.place().folder()), done,
                order.certificates().size());
    }

    private Ended attempt(Target target, ExportOrder order, IfThere there, Progress progress) {
        var counted = new Counted(progress);
        try {
            var exported = means.office().exports().run(order, there.existing(), counted);
            return new Ended.Complete(target, exported.certificates(), exported.files().size(),
                    exported.certificates() + exported.leftOut().size() < order.certificates().size(), exported.leftOut().size());
        } catch (Failure why) {
            return new Ended.Broken(target, why, complete(order, counted.done()), order.certificates().size());
        } finally {
            Arrays.fill(order.passphrase(), '\0');
        }
    }

    private void finish(Ended how, ExportOrder order, boolean once) {
        ended.set(Optional.of(how));
        uncertain.set(0);
        if (once && !(how instanceof Ended.Complete)) {
            countUncertain(order);
        }
        unfinished.set(!(how instanceof Ended.Complete));
        stage.set(Stage.DONE);
    }

    private void countUncertain(ExportOrder order) {
        means.background().load(() -> means.office().exports().standing(order), found ->
                uncertain.set(found.unfinished() + (int) found.left().stream()
                        .filter(one -> one.departure().state() == KeyDeparture.State.UNCERTAIN).count()));
    }

    void backToForm() {
        unfinished.set(false);
        stage.set(Stage.FORM);
    }
}
