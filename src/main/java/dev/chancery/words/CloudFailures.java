package dev.chancery.words;

import dev.chancery.domain.CloudAnswer.Why;
import dev.chancery.domain.CloudFailure;

/// Finds the words for what a cloud does not do.
final class CloudFailures {

    private CloudFailures() {}

    static Told told(CloudFailure.CloudRefused refused) {
        var wait = refused.retryAfter().map(span -> Words.of("failures.cloudRefused.wait", Words.span(span)))
                .orElse(Words.of("failures.cloudRefused.later"));
        return Failures.told("cloudRefused", refused, refused.host(), Words.of(happened(refused.why())),
                Words.of(next(refused.why()), wait), refused.saying());
    }

    static Told told(CloudFailure.CloudUnreached unreached) {
        return Failures.told("cloudUnreached", unreached, unreached.host(), Words.of(switch (unreached.why()) {
            case UNKNOWN_HOST -> "failures.cloudUnreached.unknownHost";
            case NO_CONNECTION -> "failures.cloudUnreached.noConnection";
            case NOT_TRUSTED -> "failures.cloudUnreached.notTrusted";
            case CUT_OFF -> "failures.cloudUnreached.cutOff";
            case TOO_LATE -> "failures.cloudUnreached.tooLate";
        }));
    }

    private static String happened(Why why) {
        return switch (why) {
            case TOKEN -> "failures.cloudRefused.happenedToken";
            case FORBIDDEN -> "failures.cloudRefused.happenedForbidden";
            case DECLINED -> "failures.cloudRefused.happenedDeclined";
            case NOBODY_SIGNED_IN -> "failures.cloudRefused.happenedNobody";
            case NOT_THERE -> "failures.cloudRefused.happenedNotThere";
            case ALREADY_THERE -> "failures.cloudRefused.happenedAlreadyThere";
            case STALE -> "failures.cloudRefused.happenedStale";
            case WRONG_CODE -> "failures.cloudRefused.happenedWrongCode";
            case CERTIFICATE -> "failures.cloudRefused.happenedCertificate";
            case FULL -> "failures.cloudRefused.happenedFull";
            case TOO_FAST -> "failures.cloudRefused.happenedTooFast";
            case FAULT -> "failures.cloudRefused.happenedFault";
            case NOT_AN_ANSWER -> "failures.cloudRefused.happenedNotAnAnswer";
            case OTHER -> "failures.cloudRefused.happenedOther";
        };
    }

    private static String next(Why why) {
        return switch (why) {
            case TOKEN -> "failures.cloudRefused.nextToken";
            case FORBIDDEN -> "failures.cloudRefused.nextForbidden";
            case DECLINED, NOBODY_SIGNED_IN -> "failures.cloudRefused.nextSignIn";
            case NOT_THERE -> "failures.cloudRefused.nextNotThere";
            case ALREADY_THERE -> "failures.cloudRefused.nextAlreadyThere";
            case STALE -> "failures.cloudRefused.nextStale";
            case WRONG_CODE -> "failures.cloudRefused.nextWrongCode";
            case CERTIFICATE -> "failures.cloudRefused.nextCertificate";
            case FULL -> "failures.cloudRefused.nextFull";
            case TOO_FAST -> "failures.cloudRefused.nextTooFast";
            case FAULT -> "failures.cloudRefused.nextFault";
            case NOT_AN_ANSWER -> "failures.cloudRefused.nextNotAnAnswer";
            case OTHER -> "failures.cloudRefused.nextOther";
        };
    }
}
