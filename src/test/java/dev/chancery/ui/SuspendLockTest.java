package dev.chancery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SuspendLockTest {

    private final TestClock wall = new TestClock(Instant.parse("2026-11-21T10:00:00Z"));
    private final AtomicLong nanos = new AtomicLong();
    private final AtomicInteger locked = new AtomicInteger();
    private final SuspendLock lock = new SuspendLock(wall, nanos::get, locked::incrementAndGet);

    private void pass(Duration byWall, Duration byNanos) {
        wall.advance(byWall);
        nanos.addAndGet(byNanos.toNanos());
        lock.look();
    }

    @Test void nothingHappensWhileBothClocksGoOn() {
        for (int i = 0; i < 1000; i++) {
            pass(SuspendLock.EVERY, SuspendLock.EVERY);
        }
        pass(SuspendLock.EVERY.plusMinutes(2), SuspendLock.EVERY);
        pass(Duration.ofHours(-3), SuspendLock.EVERY);
        assertThat(locked).hasValue(0);
    }

    @Test void aSleepingMachineFindsItsStoreLockedOnceWhicheverClockSleptToo() {
        pass(Duration.ofHours(2), SuspendLock.EVERY);
        assertThat(locked).hasValue(1);
        pass(SuspendLock.EVERY, SuspendLock.EVERY);
        assertThat(locked).hasValue(1);
        pass(Duration.ofMinutes(3), Duration.ofMinutes(3));
        assertThat(locked).hasValue(2);
    }
}
