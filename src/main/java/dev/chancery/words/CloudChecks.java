package dev.chancery.words;

import dev.chancery.domain.CloudCheck;

/// Finds the words for what is found before a registration.
public final class CloudChecks {

    private CloudChecks() {}

    /// One plain sentence.
    public static String words(CloudCheck check) {
        return switch (check) {
            case CloudCheck.NotAnAuthority() -> Words.of("failures.cloudCheck.notAnAuthority");
            case CloudCheck.MayNotSign() -> Words.of("failures.cloudCheck.mayNotSign");
            case CloudCheck.NotARoot() -> Words.of("failures.cloudCheck.notARoot");
            case CloudCheck.UnfitKey(var key, _) -> Words.of("failures.cloudCheck.unfitKey", key);
            case CloudCheck.UnfitSignature(var algorithm, _) -> Words.of("failures.cloudCheck.unfitSignature", algorithm);
            case CloudCheck.NotValidNow(var span) -> Words.of("failures.cloudCheck.notValidNow", Words.date(span.notBefore()), Words.date(span.notAfter()));
            case CloudCheck.EndsSoon(var end) -> Words.of("failures.cloudCheck.endsSoon", Words.date(end));
            case CloudCheck.Revoked() -> Words.of("failures.cloudCheck.revoked");
            case CloudCheck.NoKeyHere() -> Words.of("failures.cloudCheck.noKeyHere");
            case CloudCheck.NoKeyId() -> Words.of("failures.cloudCheck.noKeyId");
            case CloudCheck.Full(int most) -> Words.of("failures.cloudCheck.full", most);
            case CloudCheck.LastPlace(int most) -> Words.of("failures.cloudCheck.lastPlace", most);
            case CloudCheck.TakesThePlace() -> Words.of("failures.cloudCheck.takesThePlace");
            case CloudCheck.ClockApart(var apart, var most) -> Words.of(apart.isNegative() ? "failures.cloudCheck.clockSlow" : "failures.cloudCheck.clockFast",
                    Words.span(apart.abs()), Words.span(most));
            case CloudCheck.UnderWay(_) -> Words.of("failures.cloudCheck.underWay");
            case CloudCheck.Replaced() -> Words.of("failures.cloudCheck.replaced");
            case CloudCheck.NotProven() -> Words.of("failures.cloudCheck.notProven");
            case CloudCheck.RegistersDevices() -> Words.of("failures.cloudCheck.registersDevices");
            case CloudCheck.TemplateUnused() -> Words.of("failures.cloudCheck.templateUnused");
        };
    }
}
