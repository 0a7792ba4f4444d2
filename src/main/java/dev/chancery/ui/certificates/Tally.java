package dev.chancery.ui.certificates;

import dev.chancery.domain.Status;
import java.util.Map;

/// How many certificates there are of each status.
public record Tally(Map<Status, Long> counts) {

    static final Tally NONE = new Tally(Map.of());

    public Tally {
        counts = Map.copyOf(counts);
    }

    public long all() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    public long of(Status status) {
        return counts.getOrDefault(status, 0L);
    }
}
