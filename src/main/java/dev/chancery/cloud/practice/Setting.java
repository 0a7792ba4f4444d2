package dev.chancery.cloud.practice;

import java.time.Clock;
import java.time.Instant;

/// What every personality needs of the world.
record Setting(Clock clock, Randomness random, Examination examination) {

    Instant now() {
        return clock.instant();
    }
}
