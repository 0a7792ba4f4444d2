package dev.chancery.domain;

import java.time.Duration;
import java.time.Instant;

/// This machine's clock and what a store remembers cannot both be right: `seen` is the latest time at which the store was
/// used, `now` what the clock says.
public record ClockDoubt(Instant seen, Instant now) {

    /// Whether the clock went back; else it went forward by more than anybody leaves a store alone.
    public boolean isBack() {
        return now.isBefore(seen);
    }

    /// How far apart the two are.
    public Duration apart() {
        return Duration.between(seen, now).abs();
    }
}
