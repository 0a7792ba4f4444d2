package dev.chancery.ui;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// Locks the store when the machine has slept: nobody sat before it meanwhile. It looks twice a minute. Between two looks
/// more time has passed on one of two clocks than there should: the wall's goes on while the machine sleeps, and where the
/// other one does too, the look itself comes late.
public final class SuspendLock {

    static final Duration EVERY = Duration.ofSeconds(30);
    static final Duration SLEPT = Duration.ofMinutes(2);

    private final InstantSource wall;
    private final LongSupplier nanos;
    private final Runnable lock;
    private Instant lastWall;
    private long lastNanos;

    /// @param nanos of a clock that only goes forward
    /// @param lock must be harmless when there is nothing to lock
    public SuspendLock(InstantSource wall, LongSupplier nanos, Runnable lock) {
        this.wall = wall;
        this.nanos = nanos;
        this.lock = lock;
        this.lastWall = wall.instant();
        this.lastNanos = nanos.getAsLong();
    }

    /// Looks from now on.
    public void start() {
        new Beat(this::look).start(javafx.util.Duration.millis(EVERY.toMillis()));
    }

    void look() {
        var byWall = Duration.between(lastWall, wall.instant());
        var byNanos = Duration.ofNanos(nanos.getAsLong() - lastNanos);
        lastWall = wall.instant();
        lastNanos = nanos.getAsLong();
        if (isSleep(byWall) || isSleep(byNanos)) {
            lock.run();
        }
    }

    private static boolean isSleep(Duration between) {
        return between.minus(EVERY).compareTo(SLEPT) > 0;
    }
}
