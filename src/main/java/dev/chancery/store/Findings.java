package dev.chancery.store;

/// Takes what shows that a store was changed by something else than Chancery. Tables and keys are those of the schema.
public interface Findings {

    void rowChanged(String table, String key);

    /// A row that was added, or whose seal was removed.
    void rowUnsealed(String table, String key);

    /// When both numbers are the same, a row was put back from an older copy with the seal that it had then.
    void rowsMissing(String table, long expected, long there);

    /// An entry of the audit log that was changed or added, or before which one is missing.
    void auditChanged(long number);

    void auditCut(long expectedLast, long last);

    void headChanged();
}
