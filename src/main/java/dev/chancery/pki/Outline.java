package dev.chancery.pki;

import dev.chancery.domain.Additions.Omitted;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Request;
import dev.chancery.domain.SerialNumber;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;

/// What a certificate will say once all checks have passed: the request is settled, that is, its validity begins no
/// earlier than its issuer's and its path length fits under it.
///
/// `crossed` is there when an authority that exists already is certified once more: its name, its key identifier and its
/// limits are those of its own certificate.
record Outline(Profile profile, Request request, SerialNumber serial, Optional<CrossSubject> crossed) {

    Outline(Profile profile, Request request, SerialNumber serial) {
        this(profile, request, serial, Optional.empty());
    }

    X500Name subject() {
        return crossed.map(CrossSubject::name).orElseGet(() -> NameEncoding.name(request.subject()));
    }

    boolean hasSubjectKeyId() {
        return !profile.additions().omitted().contains(Omitted.SUBJECT_KEY_ID);
    }
}
