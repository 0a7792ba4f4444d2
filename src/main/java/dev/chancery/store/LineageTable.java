package dev.chancery.store;

import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Lineage;
import dev.chancery.domain.Lineage.Way;
import dev.chancery.domain.SerialNumber;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Which certificate took the place of which.
public final class LineageTable {

    /// Authorities' own are left out, those that the store follows with new ones by itself, and those with a successor that is
    /// good.
    private static final String ENDING = """
            FROM certificate c
            WHERE c.not_after >= ? AND c.not_after < ? AND c.revoked IS NULL
                AND NOT EXISTS (SELECT 1 FROM authority WHERE certificate = c.id OR id = c.id)
                AND NOT EXISTS (SELECT 1 FROM cross_certificate WHERE id = c.id)
                AND c.profile NOT IN ('endpoint-server', 'endpoint-ocsp')
                AND NOT EXISTS (SELECT 1 FROM lineage l JOIN certificate s ON s.id = l.id
                    WHERE l.replaces = c.id AND s.revoked IS NULL)\s""";

    private final Session session;

    LineageTable(Session session) {
        this.session = session;
    }

    /// Both certificates must be there.
    public void insert(Lineage lineage) {
        session.update("INSERT INTO lineage (id, replaces, way) VALUES (?, ?, ?)",
                lineage.certificate().value(), lineage.replaces().value(), lineage.way().code());
    }

    /// The same, in place of what the certificate was said to replace.
    public void put(Lineage lineage) {
        session.update("DELETE FROM lineage WHERE id = ?", lineage.certificate().value());
        insert(lineage);
    }

    /// What the certificate replaces.
    public Optional<Lineage> before(CertificateId certificate) {
        return session.first(LineageTable::lineage, "SELECT id, replaces, way FROM lineage WHERE id = ?", certificate.value());
    }

    /// What the certificate was replaced by, the first one first.
    public List<Lineage> after(CertificateId certificate) {
        return session.list(LineageTable::lineage, "SELECT id, replaces, way FROM lineage WHERE replaces = ? ORDER BY id",
                certificate.value());
    }

    /// The last certificate that replaces this one and is not revoked.
    public Optional<SerialNumber> goodSuccessor(CertificateId certificate) {
        return session.first(row -> SerialNumber.ofOctets(row.bytes()), """
                SELECT s.serial FROM lineage l JOIN certificate s ON s.id = l.id
                WHERE l.replaces = ? AND s.revoked IS NULL ORDER BY s.id DESC LIMIT 1""", certificate.value());
    }

    /// The certificates that end from `from` until before `before` and are neither revoked nor replaced, the first to end
    /// first. Authorities' own are not among them.
    public long[] ending(Instant from, Instant before) {
        return session.numbers("SELECT c.id " + ENDING + "ORDER BY c.not_after, c.id", Moment.of(from).ceiling(), Moment.of(before).ceiling());
    }

    /// How many there are of those.
    public long countEnding(Instant from, Instant before) {
        return session.number("SELECT count(*) " + ENDING, Moment.of(from).ceiling(), Moment.of(before).ceiling());
    }

    /// The same of the authorities alone whose certificates are renewed by themselves.
    public long[] endingOfScheduled(Instant from, Instant before) {
        return session.numbers("SELECT c.id " + ENDING + "AND c.issuer IN (SELECT id FROM scheduled_authority) ORDER BY c.not_after, c.id",
                Moment.of(from).ceiling(), Moment.of(before).ceiling());
    }

    private static Lineage lineage(Row row) throws SQLException {
        return new Lineage(new CertificateId(row.number()), new CertificateId(row.number()), Way.ofCode(row.text()).orElseThrow());
    }
}
