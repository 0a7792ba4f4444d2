package dev.chancery.papers;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.ThingId;

/// A certificate as papers list it; `authority` is what its issuer is called, `profile` what its profile is called.
public record Listed(Certificate certificate, String authority, String profile) {

    /// Whose it is: the thing, or else what the certificate is called.
    String holder() {
        return certificate.thing().map(ThingId::value).orElseGet(certificate::label);
    }
}
