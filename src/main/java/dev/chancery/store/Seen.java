package dev.chancery.store;

/// A store beside what was last seen of it in its place.
public sealed interface Seen {

    /// It is as far as it was, or further.
    record AsExpected() implements Seen {}

    /// It is older than it was: `sequence` transactions instead of `seen`.
    record Older(long sequence, long seen) implements Seen {}

    /// Nobody knows how far it was: what was noted is missing or damaged, or the store was moved.
    record Unknown() implements Seen {}
}
