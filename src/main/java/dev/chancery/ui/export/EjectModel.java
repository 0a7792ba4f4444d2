package dev.chancery.ui.export;

import dev.chancery.domain.Drive;
import dev.chancery.domain.FileFailure;
import dev.chancery.ui.Background;
import dev.chancery.ui.Place;
import java.util.Optional;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Whether the drive that an export went to can be pulled out.
public final class EjectModel {

    /// Where a drive stands. Nothing but [Safe] says that it may be pulled out.
    public sealed interface State {
        /// There is no drive to let go.
        record None() implements State {}

        record Offered(Drive drive) implements State {}

        record Working(Drive drive) implements State {}

        /// It is gone from the system.
        record Safe(Drive drive) implements State {}

        /// The system did not let it go.
        record Held(Drive drive) implements State {}
    }

    private final Predicate<Drive> eject;
    private final Background background;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(new State.None());

    /// @param eject tells whether the drive is gone afterwards
    EjectModel(Predicate<Drive> eject, Background background, ReadOnlyObjectProperty<Optional<Ended>> ended) {
        this.eject = eject;
        this.background = background;
        ended.subscribe(found -> state.set(found.map(EjectModel::offer).orElseGet(State.None::new)));
    }

    private static State offer(Ended ended) {
        boolean gone = ended instanceof Ended.Broken(_, var why, _, _) && why instanceof FileFailure.DriveGone;
        return ended.target().place() instanceof Place.OnDrive(var drive) && !gone ? new State.Offered(drive) : new State.None();
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    /// Unmounts the drive, if one is there to be let go.
    public void eject() {
        switch (state.get()) {
            case State.Offered(var drive) -> start(drive);
            case State.Held(var drive) -> start(drive);
            case State.None _, State.Working _, State.Safe _ -> { }
        }
    }

    private void start(Drive drive) {
        state.set(new State.Working(drive));
        background.run("export.eject.job", _ -> eject.test(drive),
                gone -> state.set(gone ? new State.Safe(drive) : new State.Held(drive)));
    }
}
