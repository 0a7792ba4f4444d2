package dev.chancery.intake;

import dev.chancery.domain.Checked;
import dev.chancery.domain.Field;
import dev.chancery.domain.FileViolation;
import dev.chancery.domain.Thing.Description;
import dev.chancery.domain.Violation;
import dev.chancery.domain.Visible;
import java.util.Arrays;
import java.util.List;

/// Turns records into things, or into the reasons why not.
final class RowReader {

    private final Layout layout;
    private final Mapping mapping;
    private final Identities identities;
    private final Fields fields;
    private final List<String> names;
    private final Taker taker;

    RowReader(Layout layout, Mapping mapping, Identities identities, Taker taker) {
        this.layout = layout;
        this.mapping = mapping;
        this.identities = identities;
        this.taker = taker;
        this.fields = new Fields(layout.separator());
        this.names = layout.names();
    }

    void take(RawRecord record) {
        switch (record) {
            case RawRecord.Whole whole -> take(whole);
            case RawRecord.Broken broken -> refuse(broken, broken.column(), broken.reason());
        }
    }

    private void take(RawRecord.Whole record) {
        var text = Utf8.text(record.octets());
        if (text.isEmpty()) {
            refuse(record, firstColumnNotUtf8(record), new FileViolation.NotUtf8());
        } else if (record.columns() != layout.columns()) {
            refuse(record, 0, new FileViolation.WrongColumnCount(record.columns(), layout.columns()));
        } else {
            split(record, text.get());
        }
    }

    private int firstColumnNotUtf8(RawRecord record) {
        return new Quotes(layout.separator()).follow(record.octets(), Utf8.soundLength(record.octets())).columns();
    }

    private void split(RawRecord record, String text) {
        var texts = fields.of(text);
        if (texts.isEmpty()) {
            refuse(record, 0, new FileViolation.MisplacedQuote());
        } else if (!texts.get().stream().allMatch(String::isBlank)) {
            take(record.line(), texts.get());
        }
    }

    private void take(int line, List<String> texts) {
        var idText = text(Target.THING_ID, texts);
        var id = identities.of(idText);
        var description = description(texts);
        if (id instanceof Checked.Valid(var known) && description instanceof Checked.Valid(var described)) {
            identities.take(known, line);
            taker.good(new Row(line, known, described, idText.isBlank()));
        } else {
            id.violations().forEach(reason -> refuse(line, texts, reason));
            description.violations().forEach(reason -> refuse(line, texts, reason));
        }
    }

    private Checked<Description> description(List<String> texts) {
        return Description.of(text(Target.NAME, texts), text(Target.GROUP, texts), text(Target.TAGS, texts),
                text(Target.NOTES, texts), text(Target.HARDWARE_SERIAL, texts), text(Target.ADDRESS, texts));
    }

    private String text(Target target, List<String> texts) {
        var column = mapping.columnOf(target);
        return column.isPresent() ? texts.get(column.getAsInt()) : "";
    }

    private void refuse(int line, List<String> texts, Violation reason) {
        int column = columnOf(reason.field());
        taker.bad(new RowError(line, column + 1, names.get(column), reason,
                Visible.text(texts.get(column), Limits.SHOWN)));
    }

    private int columnOf(Field field) {
        return Arrays.stream(Target.values()).filter(target -> target.field() == field)
                .mapToInt(target -> mapping.columnOf(target).orElseThrow()).findFirst().orElseThrow();
    }

    private void refuse(RawRecord record, int column, Violation reason) {
        var beginning = Arrays.copyOf(record.octets(), Math.min(record.octets().length, Limits.SHOWN * 4));
        var name = column == 0 || column > layout.columns() ? "" : names.get(column - 1);
        taker.bad(new RowError(record.line(), column, name, reason,
                Visible.text(Utf8.leniently(beginning), Limits.SHOWN)));
    }
}
