package dev.chancery.engine;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Profile;
import dev.chancery.domain.ThingId;
import dev.chancery.pki.CertificateReader;
import dev.chancery.domain.Bytes;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/// How what was signed becomes what is stored: every column is read back from the DER, in this one place.
final class Filing {

    /// Names the place of a sealed private key, so that it cannot be moved to another one.
    static final String KEY_TABLE = "key";
    static final String THING_TABLE = "thing";
    static final String REQUEST_TABLE = "request";

    private Filing() {}

    static Certificate certificate(CertificateId id, AuthorityId issuer, Profile profile, byte[] der, Instant issued) {
        return certificate(id, issuer, profile, der, issued, Optional.empty());
    }

    static Certificate certificate(
            CertificateId id, AuthorityId issuer, Profile profile, byte[] der, Instant issued, Optional<ThingId> thing) {
        var facts = CertificateReader.facts(der);
        var key = facts.key().orElseThrow(() -> new Failure.Malformed("key of a certificate"));
        return new Certificate(id, issuer, facts.serial(), facts.subject(), thing, profile.code(), key, facts.validity(),
                issued, Optional.empty(), true, facts.sha256(), Bytes.of(der));
    }

    /// The same certificate for a key that is not here.
    static Certificate withoutKey(Certificate with) {
        return new Certificate(with.id(), with.issuer(), with.serial(), with.subject(), with.thing(), with.profile(),
                with.key(), with.validity(), with.issued(), with.revoked(), false, with.sha256(), with.der());
    }

    /// The private key as PKCS#8, sealed for the row of its certificate.
    static byte[] seal(Desk desk, PrivateKey key, CertificateId id) {
        return seal(desk, key, KEY_TABLE, id.value());
    }

    /// The private key as PKCS#8, sealed for this row of this table.
    static byte[] seal(Desk desk, PrivateKey key, String table, long row) {
        var pkcs8 = key.getEncoded();
        try {
            return desk.seal().seal(pkcs8, table, row, desk.surroundings().random());
        } finally {
            Arrays.fill(pkcs8, (byte) 0);
        }
    }
}
