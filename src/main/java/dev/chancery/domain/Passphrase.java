package dev.chancery.domain;

import java.nio.CharBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What a passphrase must satisfy before it may protect anything, and how good it is.
public final class Passphrase {

    /// In characters. Short of this, Argon2id does not make up for the guessing.
    public static final int LEAST = 8;
    public static final int MOST = 1024;

    private Passphrase() {}

    /// The reasons why it may not protect anything. It is read in place: no copy is left behind.
    public static List<Violation> violations(char[] passphrase) {
        if (passphrase.length == 0) {
            return List.of(new TextViolation.Missing(Field.PASSPHRASE));
        }
        if (passphrase.length > MOST) {
            return List.of(new TextViolation.TooLong(Field.PASSPHRASE, passphrase.length, MOST));
        }
        return passphrase.length < LEAST
                ? List.of(new TextViolation.TooShort(Field.PASSPHRASE, passphrase.length, LEAST)) : List.of();
    }

    /// The same for one that was typed twice, as every form for a new one asks.
    public static List<Violation> violations(char[] passphrase, char[] again) {
        var found = new ArrayList<>(violations(passphrase));
        if (again.length == 0) {
            found.add(new TextViolation.Missing(Field.PASSPHRASE_AGAIN));
        } else if (!Arrays.equals(passphrase, again)) {
            found.add(new TextViolation.PassphrasesDiffer());
        }
        return found;
    }

    /// Whether every character is printable ASCII, as some older programs want it.
    public static boolean isAscii(char[] passphrase) {
        return CharBuffer.wrap(passphrase).chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    /// From 0 (guessed at once) to 4 (beyond guessing), by length, kinds of characters and repetition.
    public static int strength(char[] passphrase) {
        var distinct = CharBuffer.wrap(passphrase).chars().distinct().count();
        var bits = Math.min(passphrase.length, distinct * 2) * Math.log(alphabet(passphrase)) / Math.log(2);
        return passphrase.length < LEAST || bits < 20 ? 0 : bits < 40 ? 1 : bits < 60 ? 2 : bits < 80 ? 3 : 4;
    }

    private static int alphabet(char[] passphrase) {
        int lower = 0, upper = 0, digits = 0, others = 0;
        for (char c : passphrase) {
            if (Character.isLowerCase(c)) {
                lower = 26;
            } else if (Character.isUpperCase(c)) {
                upper = 26;
            } else if (Character.isDigit(c)) {
                digits = 10;
            } else {
                others = 32;
            }
        }
        return Math.max(2, lower + upper + digits + others);
    }
}
