package dev.chancery.cli;

import dev.chancery.domain.Visible;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Rows of text in columns that are as wide as they must be, two blanks apart. What a terminal would obey is spelled out.
final class TextTable {

    private final List<List<String>> rows = new ArrayList<>();

    TextTable(String... headings) {
        rows.add(List.of(headings));
    }

    TextTable row(Object... cells) {
        rows.add(Arrays.stream(cells).map(cell -> Visible.text(cell.toString())).toList());
        return this;
    }

    /// These of the facts, in this order; what is not among them is a dash.
    TextTable row(Map<String, ?> facts, String... names) {
        return row(Arrays.stream(names).map(name -> Objects.requireNonNullElse((Object) facts.get(name), "-")).toArray());
    }

    @Override public String toString() {
        var widths = IntStream.range(0, rows.getFirst().size()).map(this::width).toArray();
        return rows.stream().map(row -> line(row, widths)).collect(Collectors.joining("\n"));
    }

    private int width(int column) {
        return rows.stream().mapToInt(row -> points(row.get(column))).max().orElse(0);
    }

    private static String line(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < row.size(); i++) {
            line.append(row.get(i)).repeat(' ', widths[i] - points(row.get(i)) + 2);
        }
        return line.toString().stripTrailing();
    }

    private static int points(String text) {
        return text.codePointCount(0, text.length());
    }
}
