package dev.chancery.ui;

import dev.chancery.words.Words;
import java.time.Duration;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Work in the background that the user watches and can cancel. Its properties change on the window's thread only.
public final class Job {

    /// Where the work stands. A job leaves [#RUNNING] once and never returns.
    public enum State { RUNNING, DONE, CANCELLED, FAILED }

    /// How far the work is. `total` is 0 as long as nobody knows; `perSecond` counts units since the start.
    public record Reading(long done, long total, double perSecond) {

        static final Reading NOTHING = new Reading(0, 0, 0);

        /// From 0 to 1, or -1 while the total is unknown: what a progress bar takes.
        public double fraction() {
            return total <= 0 ? -1 : Math.min(1, (double) done / total);
        }

        /// How long the rest takes at this rate; empty as long as there is nothing to reckon with.
        public Optional<Duration> remaining() {
            return total <= 0 || perSecond <= 0
                    ? Optional.empty() : Optional.of(Duration.ofSeconds(Math.round(Math.max(0, total - done) / perSecond)));
        }
    }

    private final String nameKey;
    private final Runnable canceller;
    private final ReadOnlyObjectWrapper<State> state = new ReadOnlyObjectWrapper<>(State.RUNNING);
    private final ReadOnlyObjectWrapper<Reading> reading = new ReadOnlyObjectWrapper<>(Reading.NOTHING);

    Job(String nameKey, Runnable canceller) {
        this.nameKey = nameKey;
        this.canceller = canceller;
    }

    /// What the work is called, in the window's language.
    public String name() {
        return Words.of(nameKey);
    }

    public ReadOnlyObjectProperty<State> stateProperty() {
        return state.getReadOnlyProperty();
    }

    public State state() {
        return state.get();
    }

    public ReadOnlyObjectProperty<Reading> readingProperty() {
        return reading.getReadOnlyProperty();
    }

    public Reading reading() {
        return reading.get();
    }

    /// Asks the work to stop at its next step. What it reported as done stays done. Does nothing to an ended job.
    public void cancel() {
        canceller.run();
    }

    void show(Reading latest) {
        reading.set(latest);
    }

    void end(State how) {
        state.set(how);
    }
}
