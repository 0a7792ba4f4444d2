package dev.chancery.words;

import dev.chancery.domain.KeyUsage;
import dev.chancery.domain.ProfileViolation;
import java.util.stream.Collectors;

/// The words for a [ProfileViolation].
final class ProfileViolations {

    private ProfileViolations() {}

    static String words(ProfileViolation violation) {
        return switch (violation) {
            case ProfileViolation.WrongProfile _ -> Words.of("failures.rule.wrongProfile");
            case ProfileViolation.NotALink(var text) -> Words.of("failures.rule.notALink", text);
            case ProfileViolation.NotAnOid(_, var text) -> Words.of("failures.rule.notAnOid", text);
            case ProfileViolation.UsageOfAuthorities(var usage) -> Words.of("failures.rule.usageOfAuthorities", usage.code());
            case ProfileViolation.AuthorityMustSign() -> Words.of("failures.rule.authorityMustSign");
            case ProfileViolation.AuthorityMustSay() -> Words.of("failures.rule.authorityMustSay");
            case ProfileViolation.OnlyWithAgreement() -> Words.of("failures.rule.onlyWithAgreement");
            case ProfileViolation.PurposeNeedsUsage(var purpose, var oneOf) -> Words.of("failures.rule.purposeNeedsUsage", purpose,
                    oneOf.stream().map(KeyUsage::code).collect(Collectors.joining(", ")));
            case ProfileViolation.PurposesOfRoot() -> Words.of("failures.rule.purposesOfRoot");
            case ProfileViolation.ConstraintsOfAuthorities() -> Words.of("failures.rule.constraintsOfAuthorities");
            case ProfileViolation.ExtensionTaken(var oid) -> Words.of("failures.rule.extensionTaken", oid);
            case ProfileViolation.NotAnExtension _ -> Words.of("failures.rule.notAnExtension");
            case ProfileViolation.NotAProfile(var where) -> where.isEmpty() ? Words.of("failures.rule.notAProfile")
                    : Words.of("failures.rule.notAProfileAt", where);
            case ProfileViolation.ProfileInUse(var authority) -> Words.of("failures.rule.profileInUse", authority);
            case ProfileViolation.BuiltInProfile() -> Words.of("failures.rule.builtInProfile");
            case ProfileViolation.BreaksRule(var breach) -> RuleWords.paragraph(breach);
        };
    }
}
