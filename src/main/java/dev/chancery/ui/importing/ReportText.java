package dev.chancery.ui.importing;

import dev.chancery.engine.ImportReport.Fate;
import dev.chancery.engine.ImportReport.Line;
import dev.chancery.engine.ImportReport;
import dev.chancery.words.ObjectionWords;
import dev.chancery.words.Words;

/// What came of an import, as text for a ticket or a file.
final class ReportText {

    private ReportText() {}

    static String title(ImportReport report) {
        return Words.of("importing.report.title", report.certificates(), report.keys(), report.requests(), report.revocations());
    }

    static String of(ImportReport report) {
        var text = new StringBuilder(report.source()).append('\n').append(title(report)).append('\n');
        for (var fate : Fate.values()) {
            if (report.of(fate) > 0) {
                text.append('\n').append(fate(fate)).append(": ").append(report.of(fate)).append('\n');
                report.lines().stream().filter(line -> line.fate() == fate).forEach(line -> append(text, line));
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder text, Line line) {
        text.append("  ").append(ItemWords.kind(line.item()));
        if (!line.name().isEmpty()) {
            text.append(", ").append(line.name());
        }
        text.append(" (").append(line.item().place()).append(")\n");
        line.item().objections().forEach(objection -> text.append("    ").append(ObjectionWords.of(objection)).append('\n'));
    }

    static String fate(Fate fate) {
        return Words.of(switch (fate) {
            case CAME_IN -> "importing.fate.cameIn";
            case JOINED -> "importing.fate.joined";
            case WAS_HERE -> "importing.fate.wasHere";
            case LEFT_OUT -> "importing.fate.leftOut";
            case REFUSED -> "importing.fate.refused";
            case LOCKED -> "importing.fate.locked";
        });
    }
}
