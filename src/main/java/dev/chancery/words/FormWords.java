package dev.chancery.words;

import dev.chancery.domain.Cause.Flawed.Flaw;
import dev.chancery.domain.Cause.NotForBrowsers.Rule;

/// What a certificate's form misses.
final class FormWords {

    private FormWords() {}

    static String flaw(Flaw flaw) {
        return Words.of(switch (flaw) {
            case OLD_VERSION -> "verify.flaw.oldVersion";
            case SERIAL_NOT_POSITIVE -> "verify.flaw.serialNotPositive";
            case NO_SUBJECT -> "verify.flaw.noSubject";
            case NAMES_NOT_CRITICAL -> "verify.flaw.namesNotCritical";
            case NO_AUTHORITY_KEY_ID -> "verify.flaw.noAuthorityKeyId";
            case NO_SUBJECT_KEY_ID -> "verify.flaw.noSubjectKeyId";
            case NO_KEY_USAGE -> "verify.flaw.noKeyUsage";
            case CONSTRAINTS_NOT_CRITICAL -> "verify.flaw.constraintsNotCritical";
            case PATH_LENGTH_WITHOUT_SIGNING -> "verify.flaw.pathLengthWithoutSigning";
            case SIGNS_WITHOUT_AUTHORITY -> "verify.flaw.signsWithoutAuthority";
            case NAME_CONSTRAINTS_NOT_CRITICAL -> "verify.flaw.nameConstraintsNotCritical";
            case NAME_CONSTRAINTS_WITHOUT_AUTHORITY -> "verify.flaw.nameConstraintsWithoutAuthority";
            case NAME_CONSTRAINTS_EMPTY -> "verify.flaw.nameConstraintsEmpty";
            case NAME_CONSTRAINT_WITH_DOT -> "verify.flaw.nameConstraintWithDot";
            case POLICY_CONSTRAINTS_NOT_CRITICAL -> "verify.flaw.policyConstraintsNotCritical";
            case ACCESS_UNREADABLE -> "verify.flaw.accessUnreadable";
            case SERIAL_TOO_LONG -> "verify.flaw.serialTooLong";
        });
    }

    static String rule(Rule rule) {
        return Words.of(switch (rule) {
            case COMMON_NAME_ALONE -> "verify.rule.commonNameAlone";
            case NAMES_CRITICAL -> "verify.rule.namesCritical";
            case NO_PURPOSE -> "verify.rule.noPurpose";
            case PURPOSE_CRITICAL -> "verify.rule.purposeCritical";
            case PURPOSE_IN_ROOT -> "verify.rule.purposeInRoot";
            case KEY_ID_OF_ROOT -> "verify.rule.keyIdOfRoot";
            case ODD_KEY_LENGTH -> "verify.rule.oddKeyLength";
            case AUTHORITY -> "verify.rule.authority";
        });
    }
}
