package dev.chancery.domain;

import dev.chancery.domain.CloudTraits.CodeForm;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/// A cloud's code as it goes into the proof, and what was taken away from what was pasted. Upper and lower case stay as
/// they are, and so does every character that can be seen.
public record CleanedCode(String code, Set<Removed> removed) {

    /// What came along when the code was copied.
    public enum Removed { SPACE, LINE_BREAK, INVISIBLE, QUOTES, JSON }

    private static final Pattern MEMBER = Pattern.compile("\"(?:registrationCode|verificationCode|verify_code|"
            + "proofOfPossessionUnsignedVerificationCode|RegisterCode|RegistrationCode|code)\"\\s*:\\s*\"([^\"]*)\"");
    private static final String QUOTES = "\"'`“”„‘’«»";
    private static final String ENDS = QUOTES + ",;";

    public CleanedCode {
        removed = Set.copyOf(removed);
    }

    /// The code in `text`, or why it cannot be one of this form.
    public static Checked<CleanedCode> of(String text, CodeForm form) {
        var removed = EnumSet.noneOf(Removed.class);
        var code = unquoted(bare(unwrapped(text, removed), removed), removed);
        var expected = form.exact();
        if (code.isEmpty()) {
            return Checked.refused(new TextViolation.Missing(Field.CODE));
        }
        return code.length() <= CodeForm.LONGEST && form.form().matcher(code).matches()
                && (expected.isEmpty() || expected.getAsInt() == code.length())
                ? Checked.valid(new CleanedCode(code, removed))
                : Checked.refused(new CloudViolation.UnfitCode(code.length(), expected));
    }

    private static String unwrapped(String text, Set<Removed> removed) {
        var member = MEMBER.matcher(text);
        if (!member.find()) {
            return text;
        }
        removed.add(Removed.JSON);
        return member.group(1);
    }

    private static String bare(String text, Set<Removed> removed) {
        var kept = new StringBuilder();
        text.codePoints().forEach(point -> {
            if (point == '\n' || point == '\r' || point == 0x85 || point == 0x2028 || point == 0x2029) {
                removed.add(Removed.LINE_BREAK);
            } else if (point == '\t' || Character.isSpaceChar(point)) {
                removed.add(Removed.SPACE);
            } else if (Text.invisible(point)) {
                removed.add(Removed.INVISIBLE);
            } else {
                kept.appendCodePoint(point);
            }
        });
        return kept.toString();
    }

    /// A regular expression would try every quotation mark as the last of those in front.
    private static String unquoted(String text, Set<Removed> removed) {
        int from = 0;
        int to = text.length();
        if (to < 2 || QUOTES.indexOf(text.charAt(0)) < 0 || ENDS.indexOf(text.charAt(to - 1)) < 0) {
            return text;
        }
        removed.add(Removed.QUOTES);
        while (from < to && QUOTES.indexOf(text.charAt(from)) >= 0) {
            from++;
        }
        while (to > from && ENDS.indexOf(text.charAt(to - 1)) >= 0) {
            to--;
        }
        return text.substring(from, to);
    }
}
