package dev.chancery.intake;

import dev.chancery.domain.Field;
import dev.chancery.domain.FileViolation;
import dev.chancery.domain.TextViolation;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The records of a list. A record ends with its line, unless a quotation mark is open: then the lines below are tried
/// as its continuation. When that gives no sound record, the mark was never closed: it costs its own line alone, and
/// reading goes on with the next.
///
/// Lines that are given back are looked at again, in a list made for it as many times as a record may have lines. So that
/// no list takes longer than a few readings of it, all that was looked at in vain is at most [#AGAIN] times what was read;
/// beyond that a mark that is not closed in its own line counts as never closed.
final class Records {

    private static final int AGAIN = 4;

    private final Lines lines;
    private final char separator;
    private final Limits limits;
    private int expected;
    private long inVain;

    /// `expected` is the usual number of columns, 0 when it is not known yet.
    Records(Lines lines, char separator, int expected, Limits limits) {
        this.lines = lines;
        this.separator = separator;
        this.expected = expected;
        this.limits = limits;
    }

    /// From now on records are expected to have that many columns.
    void expect(int columns) {
        expected = columns;
    }

    /// The next record that is not blank; empty after the last one.
    Optional<RawRecord> next() {
        while (lines.hasNext()) {
            var line = lines.next();
            if (!line.blank()) {
                return Optional.of(record(line));
            }
        }
        return Optional.empty();
    }

    private RawRecord record(Line line) {
        if (!line.whole()) {
            return new RawRecord.Broken(line.number(), line.content(), 0,
                    new TextViolation.TooLong(Field.ROW, line.length(), limits.record()));
        }
        var quotes = Quotes.in(line, separator);
        if (quotes.misplaced() > 0) {
            return new RawRecord.Broken(line.number(), line.content(), quotes.misplaced(), new FileViolation.MisplacedQuote());
        }
        return quotes.open() ? continued(line, quotes)
                : new RawRecord.Whole(line.number(), line.content(), quotes.columns());
    }

    private RawRecord continued(Line first, Quotes quotes) {
        int opened = quotes.columns();
        var octets = new ByteArrayOutputStream();
        octets.writeBytes(first.content());
        var taken = follow(first, quotes, octets);
        if (quotes.sound() && octets.size() <= limits.record() && belong(taken, quotes)) {
            return new RawRecord.Whole(first.number(), octets.toByteArray(), quotes.columns());
        }
        inVain += octets.size();
        lines.giveBack(taken);
        return new RawRecord.Broken(first.number(), first.content(), opened, new FileViolation.UnclosedQuote());
    }

    private List<Line> follow(Line first, Quotes quotes, ByteArrayOutputStream octets) {
        var taken = new ArrayList<Line>();
        var last = first;
        while (quotes.open() && quotes.misplaced() == 0 && mayGrow(octets.size()) && taken.size() < limits.spanned() && lines.hasNext()) {
            quotes.follow(last.end());
            octets.writeBytes(last.end());
            last = lines.next();
            taken.add(last);
            quotes.follow(last.content());
            octets.writeBytes(last.content());
        }
        return taken;
    }

    private boolean mayGrow(int octets) {
        return octets < limits.record() && inVain + octets < limits.record() + AGAIN * lines.consumed();
    }

    /// Whether the lines that were taken belong to the record. A closing mark further down proves little when the columns
    /// do not add up and the next line is a row of its own, or when all of them are: with three columns and more,
    /// the lines of a note are not.
    private boolean belong(List<Line> taken, Quotes quotes) {
        if (quotes.columns() != expected) {
            return !isRow(taken.getFirst());
        }
        return expected < 3 || !taken.stream().allMatch(this::isRow);
    }

    private boolean isRow(Line line) {
        var alone = Quotes.in(line, separator);
        return alone.misplaced() == 0 && alone.columns() == expected;
    }
}
