package dev.chancery.words;

import dev.chancery.domain.StoreFinding;
import dev.chancery.domain.StoreReport;
import java.util.stream.Collectors;

/// What a check of a store has found, as text. It holds what the screen shows and nothing secret.
public final class StoreReportText {

    private StoreReportText() {}

    /// The result in one sentence.
    public static String title(StoreReport report) {
        return report.good() ? Words.of("check.result.good") : Words.of("check.result.bad", report.found());
    }

    /// How much was looked at.
    public static String counts(StoreReport report) {
        return Words.of("check.result.counts", report.certificates(), report.keys(), report.lists());
    }

    /// All of it.
    public static String text(StoreReport report) {
        var more = report.found() - report.findings().size();
        return title(report) + "\n" + counts(report) + "\n" + Words.dateTime(report.when()) + "\n"
                + report.findings().stream().map(StoreReportText::text).collect(Collectors.joining())
                + (more > 0 ? "\n" + Words.of("check.result.more", more) + "\n" : "");
    }

    private static String text(StoreFinding finding) {
        var said = StoreWords.of(finding);
        return "\n- " + said.what() + "\n  > " + said.next() + "\n";
    }
}
