package dev.chancery.words;

import dev.chancery.domain.IssuerViolation;

/// The words for a [IssuerViolation].
final class IssuerViolations {

    private IssuerViolations() {}

    static String words(IssuerViolation violation) {
        return switch (violation) {
            case IssuerViolation.IssuerNotValid(var issuer, _) ->
                    Words.of("failures.rule.issuerNotValid", Words.date(issuer.notBefore()), Words.date(issuer.notAfter()));
            case IssuerViolation.IssuerKeyAway() -> Words.of("failures.rule.issuerKeyAway");
            case IssuerViolation.IssuerRevoked(var revocation) ->
                    Words.of("failures.rule.issuerRevoked", Words.date(revocation.when()));
            case IssuerViolation.WrittenElsewhere() -> Words.of("failures.rule.writtenElsewhere");
            case IssuerViolation.PathTooLong(int allowed, _) -> Words.of("failures.rule.pathTooLong", allowed);
            case IssuerViolation.ProfileNotAllowed(var profile) -> Words.of("failures.rule.profileNotAllowed", profile);
            case IssuerViolation.UnfitCross(var why) -> unfitCross(why);
            case IssuerViolation.FollowedAlready(var successor) -> Words.of("failures.rule.followedAlready", successor);
            case IssuerViolation.IssuerInVault(var place) -> Words.of("failures.rule.issuerInVault", place);
        };
    }

    private static String unfitCross(IssuerViolation.UnfitCross.Why why) {
        return Words.of(switch (why) {
            case UNREADABLE -> "failures.rule.crossUnreadable";
            case NO_AUTHORITY -> "failures.rule.crossNoAuthority";
            case EXPIRED -> "failures.rule.crossExpired";
            case BAD_SIGNATURE -> "failures.rule.crossBadSignature";
            case ITSELF -> "failures.rule.crossItself";
            case REVOKED -> "failures.rule.crossRevoked";
        });
    }
}
