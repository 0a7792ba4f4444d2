package dev.chancery.intake;

import dev.chancery.domain.Failure;
import dev.chancery.domain.Failure.UnfitList.Why;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.ThingId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// A device list as labs write it: comma, semicolon or tab between the columns, any line end, with or without headings,
/// UTF-8 with or without a byte order mark, fields in quotation marks where they need it (RFC 4180).
///
/// Opening reads the beginning and proposes what each column means; [#read] goes through all of it, row by row, and
/// holds no more than what comes out. Whatever is wrong with a row costs that row alone. At most 64 MiB, 1,000,000
/// rows, 256 columns; 1 MiB a row. Blank rows do not count.
public final class ThingCsv {

    private static final int ROWS_A_REPORT = 1_000;

    private final Source source;
    private final Limits limits;
    private final Layout layout;
    private final Beginning beginning;

    private ThingCsv(Source source, Limits limits, Layout layout, Beginning beginning) {
        this.source = source;
        this.limits = limits;
        this.layout = layout;
        this.beginning = beginning;
    }

    /// @throws FileFailure.CannotRead when there is no such file, or none that can be read
    /// @throws Failure.UnfitList when it is too large, empty, or its first row cannot be read
    public static ThingCsv open(Path file) {
        return open(Source.of(file), Limits.STANDARD);
    }

    /// @throws Failure.UnfitList when it is too large, empty, or its first row cannot be read
    public static ThingCsv open(byte[] content) {
        return open(new Source.OfBytes(content.clone()), Limits.STANDARD);
    }

    static ThingCsv open(Source source, Limits limits) {
        if (source.size() > limits.file()) {
            throw new Failure.UnfitList(Why.TOO_LARGE, "%d bytes, at most %d".formatted(source.size(), limits.file()));
        }
        char separator = Layout.separatorOf(source, limits);
        try (var lines = new Lines(source, limits)) {
            var beginning = Beginning.of(lines, separator, limits);
            var mapping = Mapping.of(beginning.first());
            var headings = mapping.targets().stream().anyMatch(target -> target != Target.IGNORE);
            return new ThingCsv(source, limits, new Layout(separator, beginning.first(), headings), beginning);
        }
    }

    /// The same list read with or without its first row as headings; opening takes a guess.
    public ThingCsv withHeadings(boolean present) {
        return new ThingCsv(source, limits, layout.withHeadings(present), beginning);
    }

    public boolean headings() {
        return layout.headings();
    }

    /// `,`, `;` or a tab.
    public char separator() {
        return layout.separator();
    }

    /// The heading of each column, fit to be shown; empty texts when the list has no headings.
    public List<String> columns() {
        return layout.names();
    }

    /// What the columns mean, going by their headings. Without headings the first is the id and the second the name.
    public Mapping proposed() {
        return layout.proposed();
    }

    /// The first rows, at most 20, fit to be shown. A row that cannot be split is one text; a row may have fewer or more
    /// texts than there are columns.
    public List<List<String>> preview() {
        int from = headings() ? 1 : 0;
        var shown = beginning.shown();
        return shown.subList(from, Math.min(shown.size(), from + Limits.PREVIEWED));
    }

    /// Reads with random UUIDs for rows without an id, and unwatched.
    public Reading read(Mapping mapping, Predicate<ThingId> stored) {
        return read(mapping, stored, ThingId::random, Progress.NONE);
    }

    /// Reads the whole list. `stored` says which ids are taken already, `fresh` makes the id of a row that has none.
    /// Progress is counted in bytes.
    ///
    /// @throws Failure.UnfitList beyond the limits, or when the file is another one than was opened
    /// @throws FileFailure.CannotRead when the file is gone or its medium fails
    /// @throws CancellationException once the user has cancelled
    public Reading read(Mapping mapping, Predicate<ThingId> stored, Supplier<ThingId> fresh, Progress progress) {
        var good = new ArrayList<Row>();
        var bad = new ArrayList<RowError>();
        read(mapping, new Identities(stored, fresh), new Taker() {
            @Override public void good(Row row) {
                good.add(row);
            }

            @Override public void bad(RowError error) {
                bad.add(error);
            }
        }, progress);
        return new Reading(good, bad);
    }

    /// Reads the whole list and keeps nothing: each row goes to `taker`, which also sees to it that no id comes twice. `fresh`
    /// and progress are as above.
    ///
    /// @throws Failure.UnfitList beyond the limits, or when the file is another one than was opened
    /// @throws FileFailure.CannotRead when the file is gone or its medium fails
    /// @throws CancellationException once the user has cancelled
    public void each(Mapping mapping, Supplier<ThingId> fresh, Taker taker, Progress progress) {
        read(mapping, Identities.forgetful(fresh), taker, progress);
    }

    private void read(Mapping mapping, Identities identities, Taker taker, Progress progress) {
        if (mapping.targets().size() != layout.columns()) {
            throw new IllegalArgumentException("a mapping of %d columns for a list of %d"
                    .formatted(mapping.targets().size(), layout.columns()));
        }
        progress.expect(source.size());
        requireUnchanged();
        try (var lines = new Lines(source, limits)) {
            readAll(lines, new RowReader(layout, mapping, identities, taker), progress);
        }
    }

    private void requireUnchanged() {
        try (var lines = new Lines(source, limits)) {
            var records = new Records(lines, layout.separator(), 0, limits);
            if (!Beginning.first(records, new Fields(layout.separator()), limits).equals(layout.first())) {
                throw new Failure.UnfitList(Why.CHANGED, "it has changed since it was opened");
            }
        }
    }

    private void readAll(Lines lines, RowReader rows, Progress progress) {
        var records = new Records(lines, layout.separator(), layout.columns(), limits);
        if (headings()) {
            records.next();
        }
        int count = 0;
        long reported = 0;
        for (var record = records.next(); record.isPresent(); record = records.next()) {
            if (++count > limits.rows()) {
                throw new Failure.UnfitList(Why.TOO_LARGE, "more than %d rows".formatted(limits.rows()));
            }
            rows.take(record.get());
            if (count % ROWS_A_REPORT == 0) {
                progress.advance(lines.consumed() - reported);
                reported = lines.consumed();
            }
        }
        progress.advance(lines.consumed() - reported);
    }
}
