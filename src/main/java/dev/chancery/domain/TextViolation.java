package dev.chancery.domain;

import java.util.Locale;

/// What is typed into a field, or given as a text, is not of the form that it must have.
public sealed interface TextViolation extends Violation {

    record Missing(Field field) implements TextViolation {
        @Override public String message() {
            return "missing " + field.name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /// Lengths are in Unicode code points (RFC 5280, Appendix A.1 for subject attributes).
    record TooLong(Field field, int length, int limit) implements TextViolation {
        @Override public String message() {
            return "too long: %s characters, at most %s".formatted(length, limit);
        }
    }

    /// A passphrase below the least length, in characters.
    record TooShort(Field field, int length, int least) implements TextViolation {
        @Override public String message() {
            return "too short: %s characters, at least %s".formatted(length, least);
        }
    }

    /// A control, bidirectional, zero-width or other invisible character, or a separator of paths; `index` counts
    /// code points from 0.
    record ForbiddenCharacter(Field field, int codePoint, int index) implements TextViolation {
        @Override public String message() {
            return "character U+%04X at position %s is not allowed".formatted(codePoint, index + 1);
        }
    }

    /// Text that a spreadsheet would run as a formula: it begins with `=`, `+`, `-` or `@`, of ordinary or full width.
    record LooksLikeFormula(Field field) implements TextViolation {
        @Override public String message() {
            return "must not begin with = + - or @";
        }
    }

    /// Not a whole number between `least` and `most`.
    record OutOfRange(Field field, String text, int least, int most) implements TextViolation {
        @Override public String message() {
            return "must be a whole number from %s to %s: got %s".formatted(least, most, Text.shown(text));
        }
    }

    record NotATime(String text) implements TextViolation {
        @Override public Field field() {
            return Field.RENEWAL_TIME;
        }
        @Override public String message() {
            return "not a time of day such as 02:00: got " + Text.shown(text);
        }
    }

    /// Not of the form that is needed; `example` shows it.
    record NotInForm(Field field, String example) implements TextViolation {
        @Override public String message() {
            return "not in the form that is needed, such as " + Text.shown(example);
        }
    }

    /// The identity is taken: by a row further up (`line` counts from 1) or, with line 0, by what the store holds.
    record Taken(Field field, String text, int line) implements TextViolation {
        @Override public String message() {
            return (line == 0 ? "already exists: " : "already in line " + line + ": ") + Text.shown(text);
        }
    }

    record PassphrasesDiffer() implements TextViolation {
        @Override public Field field() {
            return Field.PASSPHRASE_AGAIN;
        }
        @Override public String message() {
            return "the two passphrases differ";
        }
    }

    /// A group of a recovery key, from 1, that cannot be as it was written down.
    record MistypedGroup(int group) implements TextViolation {
        @Override public Field field() {
            return Field.RECOVERY_KEY;
        }
        @Override public String message() {
            return "group %s of the recovery key is mistyped".formatted(group);
        }
    }

    /// A recovery key that is too short or too long, in characters without hyphens.
    record UnfinishedRecoveryKey(int typed, int whole) implements TextViolation {
        @Override public Field field() {
            return Field.RECOVERY_KEY;
        }
        @Override public String message() {
            return "a recovery key has %s characters, this has %s".formatted(whole, typed);
        }
    }

    /// A placeholder that has no meaning there, with its braces, or braces that do not belong together.
    record UnknownPlaceholder(Field field, String text) implements TextViolation {
        @Override public String message() {
            return "unknown placeholder: " + Text.shown(text);
        }
    }

    /// Nothing is known that could stand for this placeholder.
    record NothingFor(Field field, String placeholder) implements TextViolation {
        @Override public String message() {
            return "no value for " + Text.shown(placeholder);
        }
    }
}
