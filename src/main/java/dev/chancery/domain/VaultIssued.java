package dev.chancery.domain;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a Vault has signed, as it says: whether that is what was asked for is for the caller to compare, by the certificate
/// itself. `chain` leads from the issuer upwards; `warnings` are Vault's own words, made visible and cut. `key` is there
/// where Vault has made it.
public record VaultIssued(Bytes certificate, SerialNumber serial, Optional<Instant> expires, List<Bytes> chain,
        Optional<VaultKey> key, List<String> warnings)
        implements AutoCloseable {

    public VaultIssued {
        chain = List.copyOf(chain);
        warnings = List.copyOf(warnings);
    }

    @Override public void close() {
        key.ifPresent(VaultKey::close);
    }
}
