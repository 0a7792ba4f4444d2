package dev.chancery.engine;

import java.security.SecureRandom;
import java.time.Duration;

/// How long to wait before trying again: twice as long after each failure, up to a limit, and by chance up to half of that
/// shorter, so that many who lost the same broker do not come back at the same moment.
record Backoff(Duration first, Duration most) {

    static final Backoff USUAL = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5));

    private static final int MOST_DOUBLINGS = 20;

    /// After so many failures in a row, from 1.
    Duration after(int failures, SecureRandom random) {
        var doubled = first.multipliedBy(1L << Math.min(failures - 1, MOST_DOUBLINGS));
        var longest = doubled.compareTo(most) > 0 ? most : doubled;
        return longest.minusMillis(random.nextLong(longest.toMillis() / 2 + 1));
    }
}
