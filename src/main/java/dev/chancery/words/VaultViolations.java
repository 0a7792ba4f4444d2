package dev.chancery.words;

import dev.chancery.domain.VaultViolation;

/// The words for a [VaultViolation].
final class VaultViolations {

    private VaultViolations() {}

    static String words(VaultViolation violation) {
        return switch (violation) {
            case VaultViolation.AgainstVaultRole(var saying) -> Words.of("failures.rule.againstVaultRole", saying);
            case VaultViolation.NoHoldInVault(var place) -> Words.of("failures.rule.noHoldInVault", place);
            case VaultViolation.VaultRootMissing(var issuer) -> Words.of("failures.rule.vaultRootMissing", issuer);
            case VaultViolation.VaultDiffers(var notices) -> Words.of("failures.rule.vaultDiffers", VaultWords.joined(notices));
            case VaultViolation.NoKeyForVault(var serial) -> Words.of("failures.rule.noKeyForVault", serial.colonHex());
        };
    }
}
