package dev.chancery.ui.papers;

import dev.chancery.domain.CalendarEntry;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.LabelCode;
import dev.chancery.domain.LabelSheet;
import dev.chancery.engine.Printing;
import dev.chancery.ui.FileChoice;
import dev.chancery.words.Words;
import java.util.List;

/// What the page says.
final class PapersWords {

    private PapersWords() {}

    static String title(What what) {
        return switch (what) {
            case What.Report(var authority) -> Words.of("papers.report.title", authority.name());
            case What.Labels _ -> Words.of("papers.labels.title");
            case What.Calendar _ -> Words.of("papers.calendar.title");
            case What.Inventory _ -> Words.of("papers.inventory.title");
        };
    }

    static String text(What what) {
        return switch (what) {
            case What.Report _ -> Words.of("papers.report.text");
            case What.Labels _ -> Words.of("papers.labels.text");
            case What.Calendar(var query) -> Words.of("papers.calendar.text") + " " + whose(query);
            case What.Inventory(var query) -> Words.of("papers.inventory.text") + " " + whose(query);
        };
    }

    private static String whose(CertificateQuery query) {
        return Words.of(query.equals(CertificateQuery.ALL.sortedBy(query.order(), query.descending())) ? "papers.all" : "papers.filtered");
    }

    static String count(What what, Preview preview) {
        return switch (preview) {
            case Preview.Reading() -> Words.of("papers.reading");
            case Preview.TooMany(int asked, int most) -> Words.of("papers.labels.tooMany", asked, most);
            case Preview.Text(long certificates, _) -> what instanceof What.Calendar
                    ? Words.of("papers.calendar.count", certificates) : Words.of("papers.inventory.count", certificates);
            case Preview.Printed(var labels, _) -> labels.map(PapersWords::labels).orElseGet(() -> Words.of("papers.report.count"));
        };
    }

    private static String labels(Printing.Labelled made) {
        return Words.of("papers.labels.count", made.labels(), made.sheets())
                + (made.leftOut() == 0 ? "" : " " + Words.of("papers.labels.leftOut", made.leftOut()));
    }

    static String entry(CalendarEntry entry) {
        return Words.of(switch (entry) {
            case CERTIFICATE -> "papers.calendar.entry.certificate";
            case DAY -> "papers.calendar.entry.day";
        });
    }

    static String sheet(LabelSheet sheet) {
        return Words.of("papers.labels.sheet.of", sheet.label(), sheet.labels(), sheet.width(), sheet.height());
    }

    static String code(LabelCode code) {
        return Words.of(switch (code) {
            case THING -> "papers.labels.code.thing";
            case SERIAL -> "papers.labels.code.serial";
            case FINGERPRINT -> "papers.labels.code.fingerprint";
        });
    }

    static FileChoice.Kind kind(What what) {
        return switch (what) {
            case What.Report _, What.Labels _ -> new FileChoice.Kind("PDF", List.of("*.pdf"));
            case What.Calendar _ -> new FileChoice.Kind(Words.of("papers.calendar.kind"), List.of("*.ics"));
            case What.Inventory _ -> new FileChoice.Kind("CSV", List.of("*.csv"));
        };
    }

    /// How it ended, when it is written.
    static String done(What what, long held, Object file) {
        return switch (what) {
            case What.Report _ -> Words.of("papers.report.done", file);
            case What.Labels _ -> Words.of("papers.labels.done", held, file);
            case What.Calendar _ -> Words.of("papers.calendar.done", held, file);
            case What.Inventory _ -> Words.of("papers.inventory.done", held, file);
        };
    }
}
