package dev.chancery.store;

import dev.chancery.domain.CertificateId;
import java.time.Instant;

/// A serial number that is reserved on disk: from here on it may have been used. `id` is what the certificate and the row
/// of its key will be called.
public record Intent(CertificateId id, Reservation reservation, Instant at) {}
