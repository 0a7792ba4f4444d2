package dev.chancery.ui;

import dev.chancery.domain.Progress;
import java.time.InstantSource;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// The working side of a [Job]: counts what any number of threads report and lets one reading through every 100 ms.
final class Meter implements Progress {

    private static final long PAUSE_MILLIS = 100;

    private final InstantSource clock;
    private final Consumer<Job.Reading> display;
    private final long started;
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong lastShown = new AtomicLong();
    private final AtomicBoolean cancelled = new AtomicBoolean();
    private volatile long total;

    Meter(InstantSource clock, Consumer<Job.Reading> display) {
        this.clock = clock;
        this.display = display;
        this.started = clock.millis();
        lastShown.set(started);
    }

    void cancel() {
        cancelled.set(true);
    }

    @Override public void expect(long units) {
        total = units;
        display.accept(reading());
    }

    @Override public void advance(long units) {
        done.addAndGet(units);
        var now = clock.millis();
        var last = lastShown.get();
        if (now - last >= PAUSE_MILLIS && lastShown.compareAndSet(last, now)) {
            display.accept(reading());
        }
        checkCancelled();
    }

    @Override public void checkCancelled() {
        if (cancelled.get()) {
            throw new CancellationException();
        }
    }

    Job.Reading reading() {
        var seconds = (clock.millis() - started) / 1000.0;
        return new Job.Reading(done.get(), total, seconds > 0 ? done.get() / seconds : 0);
    }
}
