package dev.chancery.ui;

import dev.chancery.domain.Progress;
import dev.chancery.domain.ScheduledRun;
import dev.chancery.engine.Office;
import dev.chancery.words.Words;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.util.Duration;

/// Lets the scheduler run while a store is open: when it opens, and then every day at its time.
///
/// It looks often rather than once when the time has come, for a machine that slept.
public final class RenewalWatch {

    private static final Duration PAUSE = Duration.seconds(30);

    private enum Due { NOT_YET, NOTHING_TO_RENEW, WORK }

    private final Office office;
    private final Background background;
    private final Toasts toasts;
    private final Consumer<Destination> go;
    private final Beat beat = new Beat(this::look);
    private final AtomicBoolean looking = new AtomicBoolean();
    private volatile boolean stopped;

    public RenewalWatch(Office office, Background background, Toasts toasts, Consumer<Destination> go) {
        this.office = office;
        this.background = background;
        this.toasts = toasts;
        this.go = go;
    }

    public void start() {
        beat.start(PAUSE);
        look();
    }

    /// The store is about to be closed.
    public void stop() {
        stopped = true;
        beat.stop();
    }

    private void look() {
        if (looking.compareAndSet(false, true)) {
            background.load(this::due, due -> {
                looking.set(false);
                if (due == Due.WORK && !stopped) {
                    background.run("shell.renewal.job", progress -> office.scheduler().runDue(progress), run -> run.ifPresent(this::tell));
                }
            });
        }
    }

    /// Where no authority is switched on there is nothing to watch or to cancel, and the run is over before it would be seen.
    private Due due() {
        try {
            if (stopped || office.scheduler().nextDue().isAfter(office.certificates().now())) {
                return Due.NOT_YET;
            }
            if (!office.scheduler().authorities().isEmpty()) {
                return Due.WORK;
            }
            office.scheduler().runDue(Progress.NONE);
            return Due.NOTHING_TO_RENEW;
        } catch (IllegalStateException closed) {
            if (stopped) {
                return Due.NOT_YET;
            }
            throw closed;
        }
    }

    private void tell(ScheduledRun run) {
        if (run.renewed() > 0) {
            toasts.success(Words.of("shell.renewal.done", run.renewed()), new Toasts.Action(
                    Words.of("shell.renewal.pending"), () -> go.accept(new Destination.PendingRevocations())));
        }
        if (run.failed() > 0 || run.problem().isPresent()) {
            toasts.note(Words.of("shell.renewal.failed", run.failed()), new Toasts.Action(
                    Words.of("shell.renewal.why"), () -> go.accept(new Destination.RenewalSchedule())));
        }
    }
}
