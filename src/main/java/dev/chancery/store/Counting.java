package dev.chancery.store;

/// Counts what it hands on.
final class Counting implements Findings {

    private final Findings findings;
    private long count;

    Counting(Findings findings) {
        this.findings = findings;
    }

    long count() {
        return count;
    }

    @Override public void rowChanged(String table, String key) {
        count++;
        findings.rowChanged(table, key);
    }

    @Override public void rowUnsealed(String table, String key) {
        count++;
        findings.rowUnsealed(table, key);
    }

    @Override public void rowsMissing(String table, long expected, long there) {
        count++;
        findings.rowsMissing(table, expected, there);
    }

    @Override public void auditChanged(long number) {
        count++;
        findings.auditChanged(number);
    }

    @Override public void auditCut(long expectedLast, long last) {
        count++;
        findings.auditCut(expectedLast, last);
    }

    @Override public void headChanged() {
        count++;
        findings.headChanged();
    }
}
