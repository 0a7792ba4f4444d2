package dev.chancery.domain;

/// Text from outside, made fit to be shown: whatever a reader would not see, or would see as something else, is
/// spelled out as `\u202E`. What comes out is for eyes only, it is not read back.
public final class Visible {

    private Visible() {}

    /// `text` with every control, bidirectional, zero-width, unassigned or otherwise invisible character spelled out.
    public static String text(String text) {
        var shown = new StringBuilder(text.length());
        text.codePoints().forEach(point -> append(shown, point));
        return shown.toString();
    }

    /// The same, cut after `most` code points of the original; an ellipsis then says so.
    public static String text(String text, int most) {
        if (text.codePointCount(0, text.length()) <= most) {
            return text(text);
        }
        return text(text.substring(0, text.offsetByCodePoints(0, most))) + "…";
    }

    /// The same on one line: each run of line ends, tabs and spaces becomes one space, and none stands at an end.
    public static String line(String text, int most) {
        return text(text.replaceAll("\\s+", " ").strip(), most);
    }

    private static void append(StringBuilder shown, int point) {
        if (Text.invisible(point)) {
            shown.append(point <= 0xFFFF ? "\\u%04X".formatted(point) : "\\u{%X}".formatted(point));
        } else {
            shown.appendCodePoint(point);
        }
    }
}
