package dev.chancery.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// A certificate that was asked of a Vault and is neither stored nor revoked there yet.
///
/// `keySha256` is the fingerprint of the public key that was sent, empty when Vault was to make it; `answer` is the
/// certificate that came (DER), empty while none did.
public record VaultErrand(
        long id, AuthorityId authority, Instant at, Asked asked, Optional<Bytes> keySha256, Optional<Bytes> answer) {

    /// What was asked: `name` is what people call it, `ends` when it was to end.
    public record Asked(String name, String profile, Optional<ThingId> thing, Instant ends, Optional<Replaces> replaces) {}

    /// The certificate that it is to take the place of, and when that one is to be revoked: at once for zero, never when
    /// empty.
    public record Replaces(CertificateId old, Lineage.Way way, Optional<Duration> within) {}
}
