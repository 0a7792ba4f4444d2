package dev.chancery.domain;

/// What shows that a store was changed by something else than Chancery. Tables and keys are those of its schema.
public sealed interface Found {

    record RowChanged(String table, String key) implements Found {}

    /// It was added, or its seal was removed.
    record RowUnsealed(String table, String key) implements Found {}

    /// When both numbers are the same, a row was put back from an older copy with the seal that it had then.
    record RowsMissing(String table, long expected, long there) implements Found {}

    /// The entry of the audit log was changed or added, or one before it is missing.
    record AuditChanged(long number) implements Found {}

    record AuditCut(long expectedLast, long last) implements Found {}

    /// What holds everything together is missing or was changed.
    record HeadChanged() implements Found {}

    /// The file is older than what was last seen of it in its place.
    record OlderThanSeen(long sequence, long seen) implements Found {}
}
