package dev.chancery.pki;

import dev.chancery.domain.Revocation;

/// What a responder says of one certificate (RFC 6960, 2.2).
public sealed interface OcspFinding {

    record Good() implements OcspFinding {}

    record Revoked(Revocation revocation) implements OcspFinding {}

    /// Nothing is known of it.
    record Unknown() implements OcspFinding {}
}
