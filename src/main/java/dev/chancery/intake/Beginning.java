package dev.chancery.intake;

import dev.chancery.domain.Failure;
import dev.chancery.domain.Failure.UnfitList.Why;
import dev.chancery.domain.Visible;
import java.util.ArrayList;
import java.util.List;

/// The first rows of a list: the texts of the very first as they are, and what can be shown of all of them.
record Beginning(List<String> first, List<List<String>> shown) {

    Beginning {
        first = List.copyOf(first);
        shown = List.copyOf(shown);
    }

    /// @throws Failure.UnfitList when there is no first row, or one that cannot be read
    static Beginning of(Lines lines, char separator, Limits limits) {
        var records = new Records(lines, separator, 0, limits);
        var fields = new Fields(separator);
        var first = first(records, fields, limits);
        records.expect(first.size());
        var shown = new ArrayList<List<String>>();
        shown.add(visible(first, limits));
        for (var next = records.next(); next.isPresent() && shown.size() <= Limits.PREVIEWED; next = records.next()) {
            shown.add(visible(split(next.get(), fields), limits));
        }
        return new Beginning(first, shown);
    }

    /// The texts of the first record, which `records` then has passed.
    static List<String> first(Records records, Fields fields, Limits limits) {
        var first = records.next().orElseThrow(() -> new Failure.UnfitList(Why.EMPTY, "nothing in it"));
        if (!(first instanceof RawRecord.Whole whole)) {
            throw new Failure.UnfitList(Why.NO_FIRST_ROW, "its first row");
        }
        if (whole.columns() > limits.columns()) {
            throw new Failure.UnfitList(Why.TOO_LARGE, "%d columns, at most %d".formatted(whole.columns(), limits.columns()));
        }
        return Utf8.text(whole.octets()).flatMap(fields::of)
                .orElseThrow(() -> new Failure.UnfitList(Why.NOT_UTF8, "its first row is not UTF-8 text"));
    }

    private static List<String> split(RawRecord record, Fields fields) {
        var text = Utf8.leniently(record.octets());
        return record instanceof RawRecord.Whole ? fields.of(text).orElse(List.of(text)) : List.of(text);
    }

    private static List<String> visible(List<String> texts, Limits limits) {
        return texts.stream().limit(limits.columns()).map(text -> Visible.text(text, Limits.SHOWN)).toList();
    }
}
