package dev.chancery.words;

import dev.chancery.domain.Failure;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultFinding;

/// Words for what was seen of an authority in a Vault.
public final class VaultFindingWords {

    private VaultFindingWords() {}

    /// One or two sentences; what is missing is said with what to do.
    public static String of(VaultFinding finding) {
        return switch (finding) {
            case VaultFinding.Ready(var product) -> Words.of("vault.finding.ready", product);
            case VaultFinding.Sealed _ -> Words.of("vault.finding.sealed");
            case VaultFinding.NotInitialised _ -> Words.of("vault.finding.notInitialised");
            case VaultFinding.SignedIn(var name, var left) -> left.map(life -> Words.of("vault.finding.signedIn.until", name, Words.span(life)))
                    .orElseGet(() -> Words.of("vault.finding.signedIn", name));
            case VaultFinding.Almighty _ -> Words.of("vault.finding.almighty");
            case VaultFinding.Permitted _ -> Words.of("vault.finding.permitted");
            case VaultFinding.Missing _ -> Words.of("vault.finding.missing");
            case VaultFinding.RoleThere(var role, var longest) -> longest.map(life -> Words.of("vault.finding.role.until", role, Words.span(life)))
                    .orElseGet(() -> Words.of("vault.finding.role", role));
            case VaultFinding.RoleMissing(var role, var others) -> others.isEmpty() ? Words.of("vault.finding.noRole", role)
                    : Words.of("vault.finding.otherRoles", role, String.join(", ", others));
            case VaultFinding.KeepsNothing(var role) -> Words.of("vault.finding.keepsNothing", role);
            case VaultFinding.ChainGood(var labels) -> Words.of("vault.finding.chain", String.join(" → ", labels));
            case VaultFinding.ChainBroken(var issuer) -> Words.of("vault.finding.chainBroken", issuer);
            case VaultFinding.Unseen(var why) -> unseen(why);
        };
    }

    private static String unseen(Failure why) {
        var told = Failures.tell(why);
        return why instanceof VaultFailure.VaultDenied ? told.happened() : told.happened() + " " + told.next();
    }
}
