package dev.chancery.words;

import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultFailure.VaultRefused;
import dev.chancery.domain.VaultFailure.VaultUnreached;
import dev.chancery.domain.VaultNeed;
import dev.chancery.domain.VaultPolicy;
import java.util.List;

/// Finds the words for what a Vault does not do.
final class VaultFailures {

    private VaultFailures() {}

    static Told told(VaultFailure failure) {
        return switch (failure) {
            case VaultUnreached unreached -> Failures.told("vaultUnreached", unreached, unreached.host(),
                    Words.of(happened(unreached.why())), Words.of(kept(unreached)), Words.of(next(unreached.why())));
            case VaultRefused refused -> Failures.told("vaultRefused", refused, refused.host(),
                    Words.of(happened(refused.why()), refused.path(), refused.saying()), Words.of(kept(refused)),
                    Words.of(next(refused.why()), refused.path(), refused.saying()));
            case VaultFailure.VaultDenied denied -> denied(denied, denied.need());
            case VaultFailure.VaultUnreadable unreadable -> Failures.told("vaultUnreadable", unreadable, unreadable.host(),
                    Words.of(happened(unreadable.why())), unreadable.path());
        };
    }

    private static Told denied(VaultFailure.VaultDenied denied, VaultNeed need) {
        return Failures.told("vaultDenied", denied, denied.host(), need.capability(), need.path(),
                new VaultPolicy(List.of(need)).hcl().strip());
    }

    private static String kept(VaultFailure failure) {
        return failure.mayBeDone() ? "failures.vault.mayBeDone" : "failures.vault.notDone";
    }

    private static String happened(VaultUnreached.Why why) {
        return switch (why) {
            case UNKNOWN_HOST -> "failures.vaultUnreached.unknownHost";
            case NO_CONNECTION -> "failures.vaultUnreached.noConnection";
            case NOT_TRUSTED -> "failures.vaultUnreached.notTrusted";
            case NOT_TLS -> "failures.vaultUnreached.notTls";
            case NO_HANDSHAKE -> "failures.vaultUnreached.noHandshake";
            case WANTS_TLS -> "failures.vaultUnreached.wantsTls";
            case CUT_OFF -> "failures.vaultUnreached.cutOff";
            case TOO_LATE -> "failures.vaultUnreached.tooLate";
        };
    }

    private static String next(VaultUnreached.Why why) {
        return switch (why) {
            case UNKNOWN_HOST, NO_CONNECTION -> "failures.vaultUnreached.nextReach";
            case NOT_TRUSTED -> "failures.vaultUnreached.nextTrust";
            case NOT_TLS -> "failures.vaultUnreached.nextPlain";
            case NO_HANDSHAKE -> "failures.vaultUnreached.nextHandshake";
            case WANTS_TLS -> "failures.vaultUnreached.nextTls";
            case CUT_OFF, TOO_LATE -> "failures.vaultUnreached.nextAgain";
        };
    }

    private static String happened(VaultRefused.Why why) {
        return switch (why) {
            case SEALED -> "failures.vaultRefused.sealed";
            case NOT_INITIALISED -> "failures.vaultRefused.notInitialised";
            case ELSEWHERE -> "failures.vaultRefused.elsewhere";
            case NO_TOKEN -> "failures.vaultRefused.noToken";
            case BAD_TOKEN -> "failures.vaultRefused.badToken";
            case LOGIN -> "failures.vaultRefused.login";
            case UNKNOWN_MOUNT -> "failures.vaultRefused.unknownMount";
            case UNKNOWN_ROLE -> "failures.vaultRefused.unknownRole";
            case NO_AUTHORITY -> "failures.vaultRefused.noAuthority";
            case NOT_THERE -> "failures.vaultRefused.notThere";
            case RULE -> "failures.vaultRefused.rule";
            case EXPIRED -> "failures.vaultRefused.expired";
            case TOO_FAST -> "failures.vaultRefused.tooFast";
            case UNKNOWN_CALL -> "failures.vaultRefused.unknownCall";
            case FAULT -> "failures.vaultRefused.fault";
        };
    }

    private static String next(VaultRefused.Why why) {
        return switch (why) {
            case SEALED -> "failures.vaultRefused.nextSealed";
            case NOT_INITIALISED -> "failures.vaultRefused.nextNotInitialised";
            case ELSEWHERE -> "failures.vaultRefused.nextElsewhere";
            case NO_TOKEN, BAD_TOKEN -> "failures.vaultRefused.nextToken";
            case LOGIN -> "failures.vaultRefused.nextLogin";
            case UNKNOWN_MOUNT -> "failures.vaultRefused.nextUnknownMount";
            case UNKNOWN_ROLE -> "failures.vaultRefused.nextUnknownRole";
            case NO_AUTHORITY -> "failures.vaultRefused.nextNoAuthority";
            case NOT_THERE -> "failures.vaultRefused.nextNotThere";
            case RULE -> "failures.vaultRefused.nextRule";
            case EXPIRED -> "failures.vaultRefused.nextExpired";
            case TOO_FAST -> "failures.vaultRefused.nextTooFast";
            case UNKNOWN_CALL -> "failures.vaultRefused.nextUnknownCall";
            case FAULT -> "failures.vaultRefused.nextFault";
        };
    }

    private static String happened(VaultFailure.VaultUnreadable.Why why) {
        return switch (why) {
            case TOO_LARGE -> "failures.vaultUnreadable.tooLarge";
            case NOT_JSON -> "failures.vaultUnreadable.notJson";
            case UNFIT -> "failures.vaultUnreadable.unfit";
        };
    }
}
