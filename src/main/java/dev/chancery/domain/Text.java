package dev.chancery.domain;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// What every text that a person or a file hands us must satisfy before it becomes part of a value.
final class Text {

    private Text() {}

    /// Surrounding space cut, composed characters (Unicode NFC): what looks the same is the same.
    static String tidy(String text) {
        return Normalizer.normalize(text.strip(), Normalizer.Form.NFC);
    }

    /// The reasons why `text` is not one visible line of at most `limit` code points.
    static List<Violation> line(Field field, String text, int limit) {
        return check(field, text, limit, Text::invisible);
    }

    static List<Violation> check(Field field, String text, int limit, IntPredicate forbidden) {
        var found = new ArrayList<Violation>();
        var points = text.codePoints().toArray();
        if (points.length > limit) {
            found.add(new Violation.TooLong(field, points.length, limit));
        }
        for (int i = 0; i < points.length; i++) {
            if (forbidden.test(points[i])) {
                found.add(new Violation.ForbiddenCharacter(field, points[i], i));
                break;
            }
        }
        return found;
    }

    /// Control characters, bidirectional and zero-width marks, line separators, lone surrogates, unassigned and private
    /// code points: a reader cannot see them, or sees another text than is there.
    static boolean invisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
