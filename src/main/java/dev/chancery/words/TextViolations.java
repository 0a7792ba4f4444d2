package dev.chancery.words;

import dev.chancery.domain.Field;
import dev.chancery.domain.TextViolation;

/// The words for a [TextViolation].
final class TextViolations {

    private TextViolations() {}

    static String words(TextViolation violation) {
        return switch (violation) {
            case TextViolation.Missing(var field) -> missing(field);
            case TextViolation.TooLong(_, int length, int limit) -> Words.of("failures.rule.tooLong", length, limit);
            case TextViolation.TooShort(_, int length, int least) -> Words.of("failures.rule.tooShort", length, least);
            case TextViolation.ForbiddenCharacter(_, int point, int index) -> forbidden(point, index);
            case TextViolation.LooksLikeFormula _ -> Words.of("failures.rule.looksLikeFormula");
            case TextViolation.NotATime _ -> Words.of("failures.rule.notATime");
            case TextViolation.OutOfRange(_, _, int least, int most) -> Words.of("failures.rule.outOfRange", least, most);
            case TextViolation.Taken(_, var text, int line) -> line == 0
                    ? Words.of("failures.rule.taken", text) : Words.of("failures.rule.takenInLine", text, line);
            case TextViolation.PassphrasesDiffer() -> Words.of("failures.rule.passphrasesDiffer");
            case TextViolation.MistypedGroup(int group) -> Words.of("failures.rule.mistypedGroup", group);
            case TextViolation.UnfinishedRecoveryKey(int typed, int whole) -> Words.of("failures.rule.unfinishedRecoveryKey", typed, whole);
            case TextViolation.UnknownPlaceholder(_, var text) -> Words.of("failures.rule.unknownPlaceholder", text);
            case TextViolation.NothingFor(_, var placeholder) -> Words.of("failures.rule.nothingFor", placeholder);
            case TextViolation.NotInForm(_, var example) -> Words.of("failures.rule.notInForm", example);
        };
    }

    private static String missing(Field field) {
        return field == Field.PASSPHRASE
                ? Words.of("failures.rule.missingPassphrase") : Words.of("failures.rule.missing", FieldWords.of(field));
    }

    private static String forbidden(int codePoint, int index) {
        var code = "U+%04X".formatted(codePoint);
        return codePoint == '/' || codePoint == '\\'
                ? Words.of("failures.rule.pathSeparator", Character.toString(codePoint), index + 1)
                : Words.of("failures.rule.forbiddenCharacter", code, index + 1);
    }
}
