package dev.chancery.words;

import dev.chancery.domain.Found;

/// What shows that a store was changed by something else than Chancery, a sentence each.
public final class TamperWords {

    private TamperWords() {}

    public static String of(Found found) {
        return switch (found) {
            case Found.RowChanged(var table, var key) -> Words.of("failures.found.rowChanged", table, key);
            case Found.RowUnsealed(var table, var key) -> Words.of("failures.found.rowUnsealed", table, key);
            case Found.RowsMissing(var table, var expected, var there) -> expected == there
                    ? Words.of("failures.found.rowOlder", table)
                    : Words.of("failures.found.rowsMissing", table, Words.number(there), Words.number(expected));
            case Found.AuditChanged(var number) -> Words.of("failures.found.auditChanged", Words.number(number));
            case Found.AuditCut(var expectedLast, var last) ->
                    Words.of("failures.found.auditCut", Words.number(last), Words.number(expectedLast));
            case Found.HeadChanged() -> Words.of("failures.found.headChanged");
            case Found.OlderThanSeen(var sequence, var seen) ->
                    Words.of("failures.found.olderThanSeen", Words.number(sequence), Words.number(seen));
        };
    }
}
