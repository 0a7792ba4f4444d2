package dev.chancery.domain;

import java.util.List;
import java.util.stream.Collectors;

/// What a Vault or OpenBao, or its role, does not allow.
public sealed interface VaultViolation extends Violation {

    /// A rule of a Vault's role does not allow it; `saying` are its words, made visible.
    record AgainstVaultRole(String saying) implements VaultViolation {
        @Override public Field field() {
            return Field.ISSUER;
        }
        @Override public String message() {
            return "the role in the Vault does not allow it: " + saying;
        }
    }

    /// Vault revokes for good: it cannot put a certificate on hold, nor release one.
    record NoHoldInVault(String place) implements VaultViolation {
        @Override public Field field() {
            return Field.CERTIFICATE;
        }
        @Override public String message() {
            return "no certificate is put on hold or released at " + place;
        }
    }

    /// A Vault did not hand over the certificates from its authority up to a root, and they are not in the store.
    record VaultRootMissing(String issuer) implements VaultViolation {
        @Override public Field field() {
            return Field.CERTIFICATE;
        }
        @Override public String message() {
            return "the certificate of this issuer is missing: " + Text.shown(issuer);
        }
    }

    /// The answer that a Vault gave is not taken as it is: it differs from what was asked for, and nobody said that it is good.
    record VaultDiffers(List<VaultNotice> notices) implements VaultViolation {
        public VaultDiffers {
            notices = List.copyOf(notices);
        }
        @Override public Field field() {
            return Field.CERTIFICATE;
        }
        @Override public String message() {
            return "signed otherwise than asked for: " + notices.stream().map(VaultNotice::message).collect(Collectors.joining("; "));
        }
    }

    /// A Vault signs requests, a request is signed by its key, and that of this certificate is not in the store.
    record NoKeyForVault(SerialNumber serial) implements VaultViolation {
        @Override public Field field() {
            return Field.KEY;
        }
        @Override public String message() {
            return "a Vault would need a request signed by the old key, which is not in the store: " + serial.hex();
        }
    }
}
