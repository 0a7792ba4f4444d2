package dev.chancery.words;

import dev.chancery.domain.CloudViolation;

/// The words for a [CloudViolation].
final class CloudViolations {

    private CloudViolations() {}

    static String words(CloudViolation violation) {
        return switch (violation) {
            case CloudViolation.UnfitCode(int length, var expected) -> expected.isPresent()
                    ? Words.of("failures.rule.unfitCodeOf", length, expected.getAsInt())
                    : Words.of("failures.rule.unfitCode", length);
            case CloudViolation.UnfitProof(var why) -> unfitProof(why);
            case CloudViolation.CloudFull(int most) -> Words.of("failures.rule.cloudFull", most);
            case CloudViolation.CloudWouldRefuse(var check) -> CloudChecks.words(check);
            case CloudViolation.NotNow(var state) -> Words.of("failures.rule.notNow", Registered.words(state));
        };
    }

    private static String unfitProof(CloudViolation.UnfitProof.Why why) {
        return Words.of(switch (why) {
            case HOLDS_A_KEY -> "failures.rule.proofHoldsKey";
            case NOT_ONE -> "failures.rule.proofNotOne";
            case PROVES_NOTHING -> "failures.rule.proofNothing";
            case NO_REQUEST -> "failures.rule.proofNoRequest";
            case OTHER_AUTHORITY -> "failures.rule.proofOtherAuthority";
        });
    }
}
