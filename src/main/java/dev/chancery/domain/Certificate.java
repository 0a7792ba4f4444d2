package dev.chancery.domain;

import java.time.Instant;
import java.util.Optional;

/// A signed certificate in the store. The DER is the truth; every other part is read from it or says where it belongs.
///
/// `sha256` is the fingerprint of the DER (32 octets). `hasKey` tells whether its private key is in the store.
public record Certificate(
        CertificateId id, AuthorityId issuer, SerialNumber serial, DistinguishedName subject, Optional<ThingId> thing,
        String profile, KeySpec key, Validity validity, Instant issued, Optional<Revocation> revoked, boolean hasKey,
        Bytes sha256, Bytes der) {

    public Status status(Instant now) {
        if (revoked.isPresent()) {
            return revoked.get().isHold() ? Status.ON_HOLD : Status.REVOKED;
        }
        if (now.isAfter(validity.notAfter())) {
            return Status.EXPIRED;
        }
        if (now.isBefore(validity.notBefore())) {
            return Status.NOT_YET_VALID;
        }
        return now.plus(Status.SOON).isAfter(validity.notAfter()) ? Status.EXPIRING : Status.ACTIVE;
    }

    /// What a person calls it: the common name, or the serial number when there is none.
    public String label() {
        return subject.commonName().orElseGet(serial::colonHex);
    }
}
