package dev.chancery.ui;

import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.util.Duration;

/// Does something on the window's thread again and again, and sleeps in between. An animation that merely waits has the
/// window look sixty times a second whether there is something to draw.
///
/// Used on the window's thread.
final class Beat {

    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final Runnable act;
    private Optional<Future<?>> next = Optional.empty();

    Beat(Runnable act) {
        this.act = act;
    }

    private static ScheduledThreadPoolExecutor clock() {
        var clock = new ScheduledThreadPoolExecutor(1, work -> {
            var thread = new Thread(work, "beat");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    /// From now on, the first time after one pause.
    void start(Duration pause) {
        stop();
        var micros = Math.max(1, Math.round(pause.toMillis() * 1000));
        next = Optional.of(CLOCK.scheduleWithFixedDelay(() -> Platform.runLater(this::act), micros, micros, TimeUnit.MICROSECONDS));
    }

    /// Nothing is done any more, not even what was on its way.
    void stop() {
        next.ifPresent(future -> future.cancel(false));
        next = Optional.empty();
    }

    private void act() {
        if (next.isPresent()) {
            act.run();
        }
    }
}
