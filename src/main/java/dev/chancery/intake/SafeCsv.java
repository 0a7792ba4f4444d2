package dev.chancery.intake;

import java.util.List;
import java.util.stream.Collectors;

/// Rows as CSV (RFC 4180) that a spreadsheet shows and never runs: a text that it would take for a formula begins with an
/// apostrophe. Begins with a byte order mark, by which spreadsheets know UTF-8.
public final class SafeCsv {

    private SafeCsv() {}

    public static String of(List<List<String>> rows) {
        return rows.stream().map(SafeCsv::row).collect(Collectors.joining("", "\uFEFF", ""));
    }

    /// One more row, for what is too long to be held at once; it follows on what [#of] made.
    public static String row(List<String> cells) {
        return cells.stream().map(SafeCsv::cell).collect(Collectors.joining(",", "", "\r\n"));
    }

    private static String cell(String text) {
        var safe = !text.isEmpty() && "=+-@\t\r\n".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }
}
