package dev.chancery.domain;

import java.util.Map;

/// How far a bulk job is: how many things came to which result, and of how many the files are written.
public record BulkCount(Map<BulkResult, Long> byResult, long exported) {

    public BulkCount {
        byResult = Map.copyOf(byResult);
    }

    public long of(BulkResult result) {
        return byResult.getOrDefault(result, 0L);
    }

    public long all() {
        return byResult.values().stream().mapToLong(Long::longValue).sum();
    }

    /// How many things are decided.
    public long decided() {
        return all() - of(BulkResult.WAITING);
    }
}
