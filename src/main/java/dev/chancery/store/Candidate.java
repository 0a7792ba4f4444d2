package dev.chancery.store;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Revocation;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.ThingId;
import java.time.Instant;
import java.util.Optional;

/// What of a certificate decides whether it can be revoked. `isRoot` tells that it is its own issuer's.
public record Candidate(
        CertificateId id, AuthorityId issuer, SerialNumber serial, Optional<ThingId> thing, Instant notAfter,
        Optional<Revocation> revoked, boolean isRoot) {}
