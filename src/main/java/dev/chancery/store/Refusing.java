package dev.chancery.store;

import dev.chancery.domain.Failure;

/// Ends at the first finding.
///
/// @throws Failure.Tampered at each call
final class Refusing implements Findings {

    @Override public void rowChanged(String table, String key) {
        throw new Failure.Tampered(table + ", row " + key);
    }

    @Override public void rowUnsealed(String table, String key) {
        throw new Failure.Tampered(table + ", row " + key);
    }

    @Override public void rowsMissing(String table, long expected, long there) {
        throw new Failure.Tampered("%s, %d rows instead of %d".formatted(table, there, expected));
    }

    @Override public void auditChanged(long number) {
        throw new Failure.Tampered("audit, row " + number);
    }

    @Override public void auditCut(long expectedLast, long last) {
        throw new Failure.Tampered("audit, which ends at %d instead of %d".formatted(last, expectedLast));
    }

    @Override public void headChanged() {
        throw new Failure.Tampered("seal_head");
    }
}
