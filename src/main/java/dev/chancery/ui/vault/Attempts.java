package dev.chancery.ui.vault;

import dev.chancery.domain.Failure;
import dev.chancery.ui.Background;
import dev.chancery.ui.Job;
import dev.chancery.ui.Trouble;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Work with a server, one piece after the other, whose failures stand on the page instead of in a dialog.
public final class Attempts {

    private final Background background;
    private final ReadOnlyObjectWrapper<Trouble> trouble = new ReadOnlyObjectWrapper<>(Trouble.NONE);
    private final ReadOnlyBooleanWrapper busy = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<Optional<Job>> job = new ReadOnlyObjectWrapper<>(Optional.empty());

    Attempts(Background background) {
        this.background = background;
    }

    /// Does this unless something else is being done.
    <T> void make(String nameKey, Background.Work<T> work, Consumer<T> then) {
        make(nameKey, work, then, this::say);
    }

    void say(Failure failed) {
        trouble.set(Trouble.of(failed));
    }

    /// The same; `whenFailed` hears a failure instead of the page.
    <T> void make(String nameKey, Background.Work<T> work, Consumer<T> then, Consumer<Failure> whenFailed) {
        if (busy.get()) {
            return;
        }
        trouble.set(Trouble.NONE);
        busy.set(true);
        var running = background.<Runnable>run(nameKey, progress -> {
            try {
                var done = work.run(progress);
                return () -> end(() -> then.accept(done));
            } catch (Failure failed) {
                return () -> end(() -> whenFailed.accept(failed));
            }
        }, Runnable::run);
        job.set(Optional.of(running));
        running.stateProperty().subscribe(state -> busy.set(state == Job.State.RUNNING));
    }

    private void end(Runnable then) {
        busy.set(false);
        then.run();
    }

    /// Stops what is being done.
    public void stop() {
        job.get().ifPresent(Job::cancel);
    }

    /// What is being done, or was done last.
    public ReadOnlyObjectProperty<Optional<Job>> jobProperty() {
        return job.getReadOnlyProperty();
    }

    /// What went wrong last.
    public ReadOnlyObjectProperty<Trouble> troubleProperty() {
        return trouble.getReadOnlyProperty();
    }

    public ReadOnlyBooleanProperty busyProperty() {
        return busy.getReadOnlyProperty();
    }
}
