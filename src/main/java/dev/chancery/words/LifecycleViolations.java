package dev.chancery.words;

import dev.chancery.domain.LifecycleViolation;

/// The words for a [LifecycleViolation].
final class LifecycleViolations {

    private LifecycleViolations() {}

    static String words(LifecycleViolation violation) {
        return switch (violation) {
            case LifecycleViolation.RevokedForGood(var revocation) -> Words.of("failures.rule.revokedForGood", Words.date(revocation.when()));
            case LifecycleViolation.ReplacedAlready(var successor) -> Words.of("failures.rule.replacedAlready", successor.colonHex());
            case LifecycleViolation.OfAnotherThing(_, var thing) -> Words.of("failures.rule.ofAnotherThing", thing.value());
            case LifecycleViolation.OfAnAuthority() -> Words.of("failures.rule.ofAnAuthority");
        };
    }
}
