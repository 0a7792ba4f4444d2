package dev.chancery.store;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Revocation;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Validity;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/// How a certificate lies in its row: written in one place, read in one place.
final class CertificateRow {

    /// What [#read] takes, of `certificate c` and [#JOINED].
    static final String COLUMNS = """
            c.id, c.issuer, c.serial, c.subject, ifnull(owner.thing_id, c.former_thing), c.profile, c.key, c.not_before, c.not_after, c.issued,
            c.revoked, c.reason, EXISTS (SELECT 1 FROM key WHERE id = c.id), encoded.sha256, encoded.der""";

    static final String JOINED =
            " LEFT JOIN certificate_der encoded ON encoded.id = c.id LEFT JOIN thing owner ON owner.id = c.thing ";

    /// A thing that is not there becomes number 0, which no thing has, so that the reference is refused.
    private static final String INSERT = """
            INSERT INTO certificate (id, issuer, serial, profile, key, not_before, not_after, issued, revoked, subject,
                label_folded, search, thing, reason, change)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12,
                CASE WHEN ?13 IS NOT NULL THEN ifnull((SELECT id FROM thing WHERE thing_id = ?13), 0) END,
                ?14, CASE WHEN ?9 IS NOT NULL THEN ifnull((SELECT next_number FROM revocation_list WHERE id = ?2), 1) END)""";

    private CertificateRow() {}

    static void insert(Session session, Certificate certificate) {
        var index = IndexColumns.of(certificate);
        session.update(INSERT, certificate.id().value(), certificate.issuer().value(), index.serial().toArray(),
                certificate.profile(), index.key(), index.notBefore(), index.notAfter(), certificate.issued().toEpochMilli(),
                certificate.revoked().map(revoked -> revoked.when().toEpochMilli()).orElse(null), index.subject(),
                index.label(), index.search(), certificate.thing().map(ThingId::value).orElse(null),
                certificate.revoked().map(revoked -> revoked.reason().code()).orElse(null));
        session.update("INSERT INTO certificate_der (id, sha256, der) VALUES (?, ?, ?)", certificate.id().value(),
                certificate.sha256().toArray(), certificate.der().toArray());
    }

    /// @throws Failure.Tampered when the certificate is not the one that its row was made from
    static Certificate read(Row row) throws SQLException {
        var certificate = new Certificate(new CertificateId(row.number()), new AuthorityId(row.number()),
                SerialNumber.ofOctets(row.bytes()), SubjectText.parse(row.text()), row.optionalText().map(ThingId::new),
                row.text(), KeySpec.ofCode(row.text()).orElseThrow(), new Validity(row.second(), row.second()),
                row.millisecond(), revocation(row), row.flag(), Bytes.of(row.bytes()), Bytes.of(row.bytes()));
        requireWhole(certificate);
        return certificate;
    }

    /// Of the columns `revoked` and `reason`.
    static Optional<Revocation> revocation(Row row) throws SQLException {
        var when = row.optionalMillisecond();
        var reason = row.optionalNumber();
        return when.map(at -> new Revocation(at, Reason.ofCode(reason.orElseThrow()).orElseThrow()));
    }

    private static void requireWhole(Certificate certificate) {
        var fingerprint = Fingerprint.sha256(certificate.der().toArray());
        if (!Arrays.equals(fingerprint, certificate.sha256().toArray())) {
            throw new Failure.Tampered("certificate " + certificate.id().value());
        }
    }
}
