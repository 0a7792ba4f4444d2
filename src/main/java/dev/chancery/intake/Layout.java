package dev.chancery.intake;

import dev.chancery.domain.Visible;
import java.util.ArrayList;
import java.util.List;

/// What the beginning of a list says about the rest: the separator, the texts of the first record, and whether those
/// are headings.
record Layout(char separator, List<String> first, boolean headings) {

    private static final char[] SEPARATORS = {',', ';', '\t'};
    private static final int LOOKED_AT = 10;

    Layout {
        first = List.copyOf(first);
    }

    int columns() {
        return first.size();
    }

    Layout withHeadings(boolean present) {
        return new Layout(separator, first, present);
    }

    /// What to call each column; empty without headings.
    List<String> names() {
        return headings ? first.stream().map(name -> Visible.text(name.strip(), Limits.SHOWN)).toList()
                : first.stream().map(_ -> "").toList();
    }

    Mapping proposed() {
        return headings ? Mapping.of(first) : Mapping.byPosition(columns());
    }

    /// The separator by which most of the first lines have as many columns as the very first; if that does not decide,
    /// the one that gives more columns.
    static char separatorOf(Source source, Limits limits) {
        var beginning = beginning(source, limits);
        char best = SEPARATORS[0];
        long most = 0;
        for (char separator : SEPARATORS) {
            long score = score(beginning, separator);
            if (score > most) {
                best = separator;
                most = score;
            }
        }
        return best;
    }

    private static long score(List<Line> beginning, char separator) {
        int columns = beginning.isEmpty() ? 1 : Quotes.in(beginning.getFirst(), separator).columns();
        if (columns == 1) {
            return 0;
        }
        long alike = beginning.stream().filter(line -> Quotes.in(line, separator).columns() == columns).count();
        return alike << 32 | columns;
    }

    private static List<Line> beginning(Source source, Limits limits) {
        try (var lines = new Lines(source, limits)) {
            var beginning = new ArrayList<Line>();
            while (lines.hasNext() && beginning.size() < LOOKED_AT) {
                var line = lines.next();
                if (!line.blank()) {
                    beginning.add(line);
                }
            }
            return beginning;
        }
    }
}
