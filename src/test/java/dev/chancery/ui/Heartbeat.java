package dev.chancery.ui;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javafx.application.Platform;

/// Measures how long the window's thread let others wait while something else went on.
public final class Heartbeat {

    private static final long PAUSE_MILLIS = 5;

    private Heartbeat() {}

    /// Runs `action` on the calling thread, which must not be the window's, and gives the longest wait seen meanwhile.
    public static Duration longestGapDuring(Runnable action) {
        var longest = new AtomicLong();
        var over = new AtomicBoolean();
        var pulse = Thread.ofPlatform().daemon().start(() -> {
            while (!over.get()) {
                longest.accumulateAndGet(wait(over), Math::max);
            }
        });
        try {
            action.run();
        } finally {
            over.set(true);
            join(pulse);
        }
        return Duration.ofNanos(longest.get());
    }

    private static long wait(AtomicBoolean over) {
        var asked = System.nanoTime();
        var answered = new CountDownLatch(1);
        Platform.runLater(answered::countDown);
        try {
            answered.await(1, TimeUnit.MINUTES);
            var waited = System.nanoTime() - asked;
            Thread.sleep(PAUSE_MILLIS);
            return waited;
        } catch (InterruptedException stopped) {
            over.set(true);
            return 0;
        }
    }

    private static void join(Thread pulse) {
        try {
            pulse.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
