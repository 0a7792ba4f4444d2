package dev.chancery.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A certificate that was asked of a Vault and is neither stored nor revoked there yet.
///
/// `request` is what was sent, empty when Vault was to make the key; `answer` is the
/// certificate that came (DER), empty while none did.
public record VaultErrand(
        long id, AuthorityId authority, Instant at, Asked asked, Optional<Sent> request, Optional<Bytes> answer) {

    /// A certification request (DER) and the fingerprint of its public key.
    public record Sent(Bytes der, Bytes keySha256) {}

    /// What was asked: whom it names, by which profile, and when it was to end.
    public record Asked(DistinguishedName subject, List<SubjectName> names, String profile, Optional<ThingId> thing, Instant ends,
            Optional<Replaces> replaces) {

        public Asked {
            names = List.copyOf(names);
        }

        /// What a person calls it.
        public String label() {
            return subject.commonName().orElseGet(() -> names.isEmpty() ? subject.toString() : names.getFirst().value());
        }
    }

    /// The certificate that it is to take the place of, and when that one is to be revoked: at once for zero, never when
    /// empty.
    public record Replaces(CertificateId old, Lineage.Way way, Optional<Duration> within) {}
}
