package dev.chancery.words;

import dev.chancery.domain.NameViolation;

/// The words for a [NameViolation].
final class NameViolations {

    private NameViolations() {}

    static String words(NameViolation violation) {
        return switch (violation) {
            case NameViolation.NotACountryCode _ -> Words.of("failures.rule.notACountryCode");
            case NameViolation.NotADnsName(var text) -> Words.of("failures.rule.notADnsName", text);
            case NameViolation.NotAnAddress(_, var text) -> Words.of("failures.rule.notAnAddress", text);
            case NameViolation.NotAUri(var text) -> Words.of("failures.rule.notAUri", text);
            case NameViolation.NotAnEmail(_, var text) -> Words.of("failures.rule.notAnEmail", text);
            case NameViolation.ReservedName(_, var text) -> Words.of("failures.rule.reservedName", text);
            case NameViolation.NoServerName() -> Words.of("failures.rule.noServerName");
            case NameViolation.NoKindOfName(var text) -> Words.of("failures.rule.noKindOfName", text);
            case NameViolation.NotAConstraint(var text) -> Words.of("failures.rule.notAConstraint", text);
            case NameViolation.OutsideConstraints(var name) -> Words.of("failures.rule.outsideConstraints", name);
            case NameViolation.UnfitPattern(var why, int at) -> unfitPattern(why, at);
            case NameViolation.TooManyNames(int most) -> Words.of("failures.rule.tooManyNames", most);
            case NameViolation.NameTwice(var name) -> Words.of("failures.rule.nameTwice", name);
            case NameViolation.UnfitName(var name, var why) -> Words.of("failures.rule.unfitName", name, Violations.words(why));
            case NameViolation.NotALabel _ -> Words.of("failures.rule.notALabel");
            case NameViolation.ForeignNames(var asked) -> Words.of("failures.rule.foreignNames", asked);
        };
    }

    private static String unfitPattern(NameViolation.UnfitPattern.Why why, int at) {
        return Words.of(switch (why) {
            case UNCLOSED -> "failures.rule.patternUnclosed";
            case UNOPENED -> "failures.rule.patternUnopened";
            case NESTED -> "failures.rule.patternNested";
            case EMPTY -> "failures.rule.patternEmpty";
            case NO_RANGE -> "failures.rule.patternNoRange";
            case NO_STEP -> "failures.rule.patternNoStep";
            case BACKSLASH -> "failures.rule.patternBackslash";
        }, at + 1);
    }
}
