package dev.chancery.domain;

import java.time.Instant;
import java.util.Optional;

/// A certificate that a Vault keeps, and since when it is revoked.
public record VaultCertificate(Bytes certificate, Optional<Instant> revoked) {}
