package dev.chancery.domain;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/// What every text that a person or a file hands us must satisfy before it becomes part of a value.
public final class Text {

    private static final int LONGEST_SHOWN = 256;
    private static final int LONGEST_MAILBOX = 255;

    /// The marks that one letter may carry (UAX #15, Stream-Safe Text Format). To compose a letter takes a time in the
    /// square of its marks.
    private static final int MOST_MARKS = 30;

    private static final Pattern SPACE = Pattern.compile("[\\p{Zs}&&[^ ]]");

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
    private static final Pattern MAILBOX = Pattern.compile(
            "(?=[^@]{1,64}@)%1$s(\\.%1$s)*@%2$s(\\.%2$s)*".formatted(ATOM, LABEL));

    private Text() {}

    /// The text as a message or a label may show it: each character that cannot be seen as `<U+202E>`, cut after 256
    /// characters.
    public static String shown(String text) {
        var shown = new StringBuilder();
        text.codePoints().limit(LONGEST_SHOWN).forEach(point -> {
            if (invisible(point)) {
                shown.append("<U+%04X>".formatted(point));
            } else {
                shown.appendCodePoint(point);
            }
        });
        return text.codePointCount(0, text.length()) > LONGEST_SHOWN ? shown.append('…').toString() : shown.toString();
    }

    /// Surrounding space cut, every kind of space an ordinary one, composed characters (Unicode NFC): what looks the
    /// same is the same. A text that [#check] refuses for its marks is not composed.
    static String tidy(String text) {
        return SPACE.matcher(composed(text)).replaceAll(" ").strip();
    }

    /// `text` in Unicode NFC; as it is when a letter has more than 30 marks, which is no writing.
    public static String composed(String text) {
        return text.length() > MOST_MARKS && markTooMany(text.codePoints().toArray()) >= 0 ? text
                : Normalizer.normalize(text, Normalizer.Form.NFC);
    }

    /// The place of the first mark that is one too many for its letter, or -1.
    private static int markTooMany(int[] points) {
        int marks = 0;
        for (int i = 0; i < points.length; i++) {
            marks = isMark(points[i]) ? marks + 1 : 0;
            if (marks > MOST_MARKS) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /// `text` without the slashes around it.
    static String withoutSlashes(String text) {
        int from = 0;
        while (from < text.length() && text.charAt(from) == '/') {
            from++;
        }
        return withoutLastSlashes(text.substring(from));
    }

    /// `text` without the slashes that it ends with. A regular expression would try them all from each of them.
    static String withoutLastSlashes(String text) {
        int to = text.length();
        while (to > 0 && text.charAt(to - 1) == '/') {
            to--;
        }
        return text.substring(0, to);
    }

    /// The reasons why `text` is not one visible line of at most `limit` code points.
    static List<Violation> line(Field field, String text, int limit) {
        return check(field, text, limit, Text::invisible);
    }

    /// The reasons why `text` has more than `limit` code points or one that is forbidden, as is the 31st mark on a
    /// letter; of these the first.
    static List<Violation> check(Field field, String text, int limit, IntPredicate forbidden) {
        var found = new ArrayList<Violation>();
        var points = text.codePoints().toArray();
        if (points.length > limit) {
            found.add(new TextViolation.TooLong(field, points.length, limit));
        }
        int tooMany = markTooMany(points);
        for (int i = 0; i < points.length; i++) {
            if (i == tooMany || forbidden.test(points[i])) {
                found.add(new TextViolation.ForbiddenCharacter(field, points[i], i));
                break;
            }
        }
        return found;
    }

    /// Control characters, bidirectional and zero-width marks, fillers, variation selectors, line separators, lone
    /// surrogates, unassigned and private code points: a reader cannot see them, or sees another text than is there.
    static boolean invisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            case Character.NON_SPACING_MARK, Character.OTHER_LETTER, Character.OTHER_SYMBOL -> isBlank(codePoint);
            default -> false;
        };
    }

    /// The default-ignorable code points that are letters or marks, and the empty braille cell: drawn as nothing.
    private static boolean isBlank(int codePoint) {
        return switch (codePoint) {
            case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x2800, 0x3164, 0xFFA0 -> true;
            default -> codePoint >= 0x180B && codePoint <= 0x180F || codePoint >= 0xFE00 && codePoint <= 0xFE0F
                    || codePoint >= 0xE0100 && codePoint <= 0xE01EF;
        };
    }

    /// Whether `text` is an ASCII mailbox (RFC 5321, 4.1.2, without quoted strings) of at most 255 characters
    /// (RFC 5280, ub-emailaddress-length).
    static boolean isMailbox(String text) {
        return text.length() <= LONGEST_MAILBOX && MAILBOX.matcher(text).matches();
    }
}
