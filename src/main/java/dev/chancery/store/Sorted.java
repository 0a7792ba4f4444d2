package dev.chancery.store;

import dev.chancery.domain.Matches;
import dev.chancery.domain.Status;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Optional;

/// Takes the rows of a list one by one, counts all by their status and keeps the ids of those that are asked for.
final class Sorted {

    private static final int SOME = 1024;
    private static final Status[] STATUSES = Status.values();

    private final Optional<Status> wanted;
    private final long[] counts = new long[STATUSES.length];
    private long[] ids = new long[SOME];
    private int size;

    Sorted(Optional<Status> wanted) {
        this.wanted = wanted;
    }

    /// @param status its place among all
    Status add(long id, int status) {
        counts[status]++;
        if (wanted.isEmpty() || wanted.get() == STATUSES[status]) {
            if (size == ids.length) {
                ids = Arrays.copyOf(ids, size * 2);
            }
            ids[size++] = id;
        }
        return STATUSES[status];
    }

    Matches matches() {
        var byStatus = new EnumMap<Status, Long>(Status.class);
        for (var status : STATUSES) {
            byStatus.put(status, counts[status.ordinal()]);
        }
        return new Matches(Arrays.copyOf(ids, size), byStatus);
    }
}
