package dev.chancery.ui;

import java.util.concurrent.Executor;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/// Locks the store at once, or as soon as the running work is done: what a job was promised gets done first.
///
/// Used on the window's thread.
public final class PatientLock {

    private final ObservableList<Job> jobs;
    private final Ways ways;
    private boolean asked;

    /// `waits` says that the lock comes later, `lock` locks now.
    public record Ways(Runnable waits, Runnable lock) {}

    /// @param later runs what has to come after everything that the end of a job sets off
    public PatientLock(ObservableList<Job> jobs, Executor later, Ways ways) {
        this.jobs = jobs;
        this.ways = ways;
        jobs.addListener((ListChangeListener<Job>) _ -> {
            if (asked && jobs.isEmpty()) {
                later.execute(this::again);
            }
        });
    }

    public void ask() {
        asked = !jobs.isEmpty();
        (asked ? ways.waits() : ways.lock()).run();
    }

    // The work that just ended may have started more, and that is waited for in silence.
    private void again() {
        if (asked && jobs.isEmpty()) {
            ask();
        }
    }
}
