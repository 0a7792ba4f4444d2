package dev.chancery.store;

import dev.chancery.domain.Matches;
import dev.chancery.domain.Status;
import java.util.EnumMap;
import java.util.Optional;

/// Takes the rows of a list one by one, counts all by their status and keeps the ids of those that are asked for.
final class Sorted {

    private static final Status[] STATUSES = Status.values();

    private final Optional<Status> wanted;
    private final long[] counts = new long[STATUSES.length];
    private final Numbers ids = new Numbers();

    Sorted(Optional<Status> wanted) {
        this.wanted = wanted;
    }

    /// @param status its place among all
    Status add(long id, int status) {
        counts[status]++;
        if (wanted.isEmpty() || wanted.get() == STATUSES[status]) {
            ids.add(id);
        }
        return STATUSES[status];
    }

    Matches matches() {
        var byStatus = new EnumMap<Status, Long>(Status.class);
        for (var status : STATUSES) {
            byStatus.put(status, counts[status.ordinal()]);
        }
        return new Matches(ids.toArray(), byStatus);
    }
}
