package dev.chancery.domain;

/// How many certificates end in a span of time: `good` ones, and those that were `revoked` or put on hold before.
public record Ending(long good, long revoked) {

    public long all() {
        return good + revoked;
    }
}
