package dev.chancery.pki;

/// Text out of a certificate that somebody else may have written, as one line that cannot deceive its reader.
final class Visible {

    private static final int MOST_CHARACTERS = 1_000;

    private Visible() {}

    /// `text` with control, bidirectional, zero-width and the like spelled out (`<U+202E>`), and cut where nobody would
    /// read on.
    static String line(String text) {
        var visible = new StringBuilder();
        text.codePoints().limit(MOST_CHARACTERS).forEach(point -> append(visible, point));
        return text.codePointCount(0, text.length()) > MOST_CHARACTERS ? visible + " ..." : visible.toString();
    }

    private static void append(StringBuilder visible, int point) {
        switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                    visible.append("<U+%04X>".formatted(point));
            default -> visible.appendCodePoint(point);
        }
    }
}
