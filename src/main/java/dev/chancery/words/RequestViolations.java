package dev.chancery.words;

import dev.chancery.domain.RequestViolation;

/// The words for a [RequestViolation].
final class RequestViolations {

    private RequestViolations() {}

    static String words(RequestViolation violation) {
        return switch (violation) {
            case RequestViolation.BadSignature() -> Words.of("failures.rule.badSignature");
            case RequestViolation.UnsupportedSignature(var algorithm) -> Words.of("failures.rule.unsupportedSignature", algorithm);
            case RequestViolation.RequestSettled() -> Words.of("failures.rule.requestSettled");
            case RequestViolation.UnfitAnswer(var why) -> unfitAnswer(why);
            case RequestViolation.OtherNamesThanBefore(var serial) -> Words.of("failures.rule.otherNamesThanBefore", serial.colonHex());
            case RequestViolation.RequestOfAnother() -> Words.of("failures.rule.requestOfAnother");
            case RequestViolation.RequestRejected(var reason) -> Words.of("failures.rule.requestRejected", reason);
        };
    }

    private static String unfitAnswer(RequestViolation.UnfitAnswer.Why why) {
        return Words.of(switch (why) {
            case OTHER_KEY -> "failures.rule.answerOtherKey";
            case FOR_AUTHORITY -> "failures.rule.answerForAuthority";
            case EXPIRED -> "failures.rule.answerExpired";
            case BAD_SIGNATURE -> "failures.rule.answerBadSignature";
            case OTHER_NAME -> "failures.rule.answerOtherName";
        });
    }
}
