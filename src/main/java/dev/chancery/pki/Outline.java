package dev.chancery.pki;

import dev.chancery.domain.Additions.Omitted;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Request;
import dev.chancery.domain.SerialNumber;

/// What a certificate will say once all checks have passed: the request is settled, that is, its validity begins no
/// earlier than its issuer's and its path length fits under it.
record Outline(Profile profile, Request request, SerialNumber serial) {

    boolean hasSubjectKeyId() {
        return !profile.additions().omitted().contains(Omitted.SUBJECT_KEY_ID);
    }
}
