package dev.chancery.engine;

import dev.chancery.domain.Revocation.Reason;
import dev.chancery.store.Candidate;
import java.time.Instant;

/// What revoking or releasing does to one certificate.
public enum Effect {
    /// It is changed.
    CHANGES,
    /// It is revoked or held already, and stays as it is with its first time and reason.
    ALREADY_REVOKED,
    /// It has ended, and nobody trusts it any more anyway.
    EXPIRED,
    /// A root's own certificate: nobody stands above it who could revoke it. Those who trust it must stop to.
    ROOT,
    /// It is not on hold, so there is nothing to release.
    NOT_HELD,
    /// It is revoked for good.
    FINAL;

    /// A hold can become a revocation, which then counts from the hold; nothing else that is revoked changes.
    static Effect ofRevoking(Candidate certificate, Reason reason, Instant now) {
        if (certificate.isRoot()) {
            return ROOT;
        }
        if (certificate.revoked().isPresent()) {
            return certificate.revoked().get().isHold() && reason != Reason.CERTIFICATE_HOLD ? CHANGES : ALREADY_REVOKED;
        }
        return now.isAfter(certificate.notAfter()) ? EXPIRED : CHANGES;
    }

    static Effect ofReleasing(Candidate certificate) {
        return certificate.revoked().map(revoked -> revoked.isHold() ? CHANGES : FINAL).orElse(NOT_HELD);
    }
}
