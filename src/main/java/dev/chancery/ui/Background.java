package dev.chancery.ui;

import dev.chancery.domain.Progress;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The one place where threads meet: work runs on `workers`, its results come back on `ui`.
///
/// What goes wrong is handed to `report` on `ui`. Tests pass `Runnable::run` for both executors and everything happens
/// at once.
public final class Background {

    /// Work that tells how far it is. Whatever it throws ends the job as failed; a [CancellationException] as cancelled.
    @FunctionalInterface
    public interface Work<T> {
        T run(Progress progress) throws Exception;
    }

    private final Executor workers;
    private final Executor ui;
    private final Consumer<Throwable> report;
    private final InstantSource clock;
    private final ObservableList<Job> jobs = FXCollections.observableArrayList();
    private final ObservableList<Job> shownJobs = FXCollections.unmodifiableObservableList(jobs);

    public Background(Executor workers, Executor ui, Consumer<Throwable> report, InstantSource clock) {
        this.workers = workers;
        this.ui = ui;
        this.report = report;
        this.clock = clock;
    }

    /// The jobs that run now, the oldest first. Changes on the window's thread only.
    public ObservableList<Job> jobs() {
        return shownJobs;
    }

    /// Starts `work` as a job with a name from the bundles. Call it on the window's thread, where `whenDone` gets the
    /// result. After a cancel or a failure `whenDone` is not called: watch [Job#stateProperty()].
    public <T> Job run(String nameKey, Work<T> work, Consumer<? super T> whenDone) {
        var running = new Running<>(nameKey, work, whenDone);
        jobs.add(running.job);
        workers.execute(running);
        return running.job;
    }

    /// Reads something small: no name, no progress. `then` gets the value on the window's thread.
    public <T> void load(Supplier<? extends T> value, Consumer<? super T> then) {
        workers.execute(() -> {
            try {
                var loaded = value.get();
                ui.execute(() -> then.accept(loaded));
            } catch (Exception | Error wrong) {
                ui.execute(() -> report.accept(wrong));
            }
        });
    }

    /// From the middle of work: does this on the window's thread, after what was handed over before.
    public void tell(Runnable something) {
        ui.execute(something);
    }

    /// A way to read of which only the newest answer counts, as a filter needs while somebody types.
    public Newest newest() {
        return new Newest();
    }

    /// Drops every answer that a later question has overtaken, and does not ask what was overtaken before it was asked. Used
    /// on the window's thread.
    public final class Newest {
        private final AtomicLong asked = new AtomicLong();

        private Newest() {}

        public <T> void load(Supplier<? extends T> value, Consumer<? super T> then) {
            var mine = asked.incrementAndGet();
            Background.this.<Optional<T>>load(() -> mine == asked.get() ? Optional.of(value.get()) : Optional.empty(), loaded -> {
                if (mine == asked.get()) {
                    loaded.ifPresent(then);
                }
            });
        }
    }

    private final class Running<T> implements Runnable {
        private final Work<T> work;
        private final Consumer<? super T> whenDone;
        private final Meter meter;
        private final Job job;

        private Running(String nameKey, Work<T> work, Consumer<? super T> whenDone) {
            this.work = work;
            this.whenDone = whenDone;
            this.meter = new Meter(clock, reading -> ui.execute(() -> display(reading)));
            this.job = new Job(nameKey, meter::cancel);
        }

        @Override public void run() {
            try {
                var result = work.run(meter);
                end(Job.State.DONE, () -> whenDone.accept(result));
            } catch (CancellationException cancelled) {
                end(Job.State.CANCELLED, () -> {});
            } catch (Exception | Error wrong) {
                end(Job.State.FAILED, () -> report.accept(wrong));
            }
        }

        private void display(Job.Reading reading) {
            if (job.state() == Job.State.RUNNING) {
                job.show(reading);
            }
        }

        private void end(Job.State how, Runnable then) {
            var last = meter.reading();
            ui.execute(() -> {
                job.show(last);
                jobs.remove(job);
                job.end(how);
                then.run();
            });
        }
    }
}
