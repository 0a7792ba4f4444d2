package dev.chancery.engine;

import dev.chancery.TestClock;
import dev.chancery.pki.Cost;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.concurrent.atomic.AtomicInteger;

/// Burns at the nth use of time or randomness from now on, once: so every step of something can be made to fail.
final class Fuse {

    static final class Burnt extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private final AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);

    void burnAt(int step) {
        left.set(step);
    }

    void never() {
        left.set(Integer.MAX_VALUE);
    }

    private void use() {
        if (left.decrementAndGet() == 0) {
            throw new Burnt();
        }
    }

    Surroundings surroundings(TestClock clock) {
        return new Surroundings(fused(clock), new FusedRandom(this), new Cost(64, 1, 1), 2);
    }

    private Clock fused(Clock clock) {
        return new Clock() {
            @Override public Instant instant() {
                use();
                return clock.instant();
            }

            @Override public ZoneId getZone() {
                return clock.getZone();
            }

            @Override public Clock withZone(ZoneId zone) {
                return clock.withZone(zone);
            }
        };
    }

    private static final class FusedRandom extends SecureRandom {
        private static final long serialVersionUID = 1;
        private final transient Fuse fuse;

        private FusedRandom(Fuse fuse) {
            this.fuse = fuse;
        }

        @Override public void nextBytes(byte[] octets) {
            if (fuse != null) {
                fuse.use();
            }
            super.nextBytes(octets);
        }
    }
}
