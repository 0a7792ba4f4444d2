package dev.chancery.words;

import dev.chancery.domain.Cause;
import dev.chancery.domain.Finding.Outcome;
import dev.chancery.domain.Finding.Step;

/// Findings in plain words.
public final class FindingWords {

    private FindingWords() {}

    public static Said of(Cause cause) {
        return switch (cause) {
            case Cause.OfConnection connection -> PathWords.of(connection);
            case Cause.OfForm form -> PathWords.of(form);
            case Cause.OfSignature signature -> PathWords.of(signature);
            case Cause.OfTrust trust -> PathWords.of(trust);
            case Cause.OfValidity validity -> UseWords.of(validity);
            case Cause.OfConstraints constraints -> UseWords.of(constraints);
            case Cause.OfPolicy policy -> UseWords.of(policy);
            case Cause.OfKeyUsage usage -> UseWords.of(usage);
            case Cause.OfPurpose purpose -> UseWords.of(purpose);
            case Cause.OfName name -> UseWords.of(name);
            case Cause.OfRecord told -> StandingWords.of(told);
            case Cause.OfList list -> StandingWords.of(list);
            case Cause.OfOcsp ocsp -> StandingWords.of(ocsp);
            case Cause.OfStrength strength -> UseWords.of(strength);
            case Cause.OfKey key -> UseWords.of(key);
        };
    }

    public static String step(Step step) {
        return Words.of(switch (step) {
            case CONNECTION -> "verify.step.connection";
            case FORM -> "verify.step.form";
            case SIGNATURE -> "verify.step.signature";
            case TRUST -> "verify.step.trust";
            case VALIDITY -> "verify.step.validity";
            case CONSTRAINTS -> "verify.step.constraints";
            case POLICY -> "verify.step.policy";
            case KEY_USAGE -> "verify.step.keyUsage";
            case PURPOSE -> "verify.step.purpose";
            case NAME -> "verify.step.name";
            case RECORD -> "verify.step.record";
            case LIST -> "verify.step.list";
            case OCSP -> "verify.step.ocsp";
            case STRENGTH -> "verify.step.strength";
            case KEY -> "verify.step.key";
        });
    }

    public static String outcome(Outcome outcome) {
        return Words.of(switch (outcome) {
            case PASSED -> "verify.outcome.passed";
            case WARNING -> "verify.outcome.warning";
            case FAILED -> "verify.outcome.failed";
            case NOT_CHECKED -> "verify.outcome.notChecked";
        });
    }
}
