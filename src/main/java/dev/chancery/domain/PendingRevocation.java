package dev.chancery.domain;

import java.time.Instant;

/// A certificate that is to be revoked as superseded once `successor` is on the device, or at `revokeBy` if nobody has
/// said so by then.
public record PendingRevocation(CertificateId certificate, CertificateId successor, Instant revokeBy) {}
