package dev.chancery.words;

import dev.chancery.domain.VaultOutcome;
import dev.chancery.domain.VaultStepStanding;
import dev.chancery.domain.VaultStepStanding.Difference;
import dev.chancery.domain.VaultStep;
import java.util.stream.Collectors;

/// What the steps of setting a PKI up are called, and how they stand.
public final class VaultStepWords {

    private static final int LONGEST = 60;

    private VaultStepWords() {}

    /// What the step makes.
    public static String of(VaultStep step) {
        return switch (step) {
            case VaultStep.Mount(var path, var longest) -> Words.of("vaultsetup.step.mount", path, longest);
            case VaultStep.Root(var mount, var subject, var key, var life) ->
                    Words.of("vaultsetup.step.root", subject, mount, key.label(), life);
            case VaultStep.Issuing(var mount, var subject, var key, var life, var signer) -> Words.of(switch (signer) {
                case VaultStep.Signer.AtVault _ -> "vaultsetup.step.issuing.there";
                case VaultStep.Signer.Ours _ -> "vaultsetup.step.issuing.here";
            }, subject, mount, key.label(), life, signer(signer));
            case VaultStep.Urls(var mount, _) -> Words.of("vaultsetup.step.urls", mount);
            case VaultStep.Role(var mount, var role) -> Words.of("vaultsetup.step.role", role.name(), mount, role.longest());
            case VaultStep.Policy(var name, _) -> Words.of("vaultsetup.step.policy", name);
            case VaultStep.Login(var path) -> Words.of("vaultsetup.step.login", path);
            case VaultStep.AppRole(_, var name, _, var token, _) -> Words.of("vaultsetup.step.approle", name, token);
        };
    }

    private static String signer(VaultStep.Signer signer) {
        return switch (signer) {
            case VaultStep.Signer.AtVault(var mount) -> mount.value();
            case VaultStep.Signer.Ours(_, var name) -> name;
        };
    }

    /// How it stands on the server.
    public static String of(VaultStepStanding standing) {
        return switch (standing) {
            case VaultStepStanding.Missing _ -> Words.of("vaultsetup.standing.missing");
            case VaultStepStanding.Same _ -> Words.of("vaultsetup.standing.same");
            case VaultStepStanding.Different(var differences, var replaceable) -> Words.of(
                    replaceable ? "vaultsetup.standing.different" : "vaultsetup.standing.blocked",
                    differences.stream().map(VaultStepWords::of).collect(Collectors.joining("; ")));
        };
    }

    private static String of(Difference difference) {
        return Words.of("vaultsetup.difference", difference.field(), cut(difference.there()), cut(difference.wanted()));
    }

    private static String cut(String text) {
        var line = text.replaceAll("\\s+", " ");
        return line.isEmpty() ? "-" : line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
    }

    /// What became of it.
    public static String of(VaultOutcome outcome) {
        return Words.of(switch (outcome) {
            case MADE -> "vaultsetup.outcome.made";
            case KEPT -> "vaultsetup.outcome.kept";
            case LEFT -> "vaultsetup.outcome.left";
            case REPLACED -> "vaultsetup.outcome.replaced";
        });
    }
}
