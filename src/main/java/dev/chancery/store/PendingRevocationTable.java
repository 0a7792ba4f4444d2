package dev.chancery.store;

import dev.chancery.domain.CertificateId;
import dev.chancery.domain.PendingRevocation;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The certificates that are to be revoked once their successors are on the devices.
public final class PendingRevocationTable {

    private static final String SELECT = """
            SELECT p.id, p.successor, p.revoke_by FROM pending_revocation p
            JOIN certificate c ON c.id = p.id JOIN certificate s ON s.id = p.successor\s""";

    private static final String AWAITED = "WHERE c.revoked IS NULL AND c.not_after >= ?1 ";

    private final Session session;

    PendingRevocationTable(Session session) {
        this.session = session;
    }

    /// In place of what was awaited for the certificate before. Times are kept to the millisecond.
    public void put(PendingRevocation pending) {
        session.update("""
                INSERT INTO pending_revocation (id, successor, revoke_by) VALUES (?1, ?2, ?3)
                ON CONFLICT (id) DO UPDATE SET successor = ?2, revoke_by = ?3""",
                pending.certificate().value(), pending.successor().value(), pending.revokeBy().toEpochMilli());
    }

    /// What waited for `successor` waits for the one that has replaced it.
    public void passOn(CertificateId successor, CertificateId next) {
        session.update("UPDATE pending_revocation SET successor = ? WHERE successor = ?", next.value(), successor.value());
    }

    /// Whether there was one.
    public boolean delete(CertificateId certificate) {
        return session.update("DELETE FROM pending_revocation WHERE id = ?", certificate.value()) > 0;
    }

    public Optional<PendingRevocation> of(CertificateId certificate, Instant now) {
        return session.first(PendingRevocationTable::pending, SELECT + AWAITED + "AND p.id = ?2",
                Moment.of(now).ceiling(), certificate.value());
    }

    /// All certificates that can still be revoked, the first to be revoked first.
    public List<PendingRevocation> all(Instant now) {
        return session.list(PendingRevocationTable::pending, SELECT + AWAITED + "ORDER BY p.revoke_by, p.id", Moment.of(now).ceiling());
    }

    /// At most so many of those.
    public List<PendingRevocation> first(Instant now, int most) {
        return session.list(PendingRevocationTable::pending, SELECT + AWAITED + "ORDER BY p.revoke_by, p.id LIMIT ?2",
                Moment.of(now).ceiling(), most);
    }

    public long count(Instant now) {
        return session.number("SELECT count(*) FROM pending_revocation p JOIN certificate c ON c.id = p.id " + AWAITED,
                Moment.of(now).ceiling());
    }

    /// Those whose date has come and whose successors are good: nobody loses by their date the only certificate they have.
    public List<PendingRevocation> due(Instant now) {
        return session.list(PendingRevocationTable::pending,
                SELECT + AWAITED + "AND s.revoked IS NULL AND s.not_after >= ?1 AND p.revoke_by <= ?2 ORDER BY p.revoke_by, p.id",
                Moment.of(now).ceiling(), now.toEpochMilli());
    }

    /// Forgets those whose certificates have ended, or are revoked for good.
    public void tidy(Instant now) {
        session.update("""
                DELETE FROM pending_revocation WHERE EXISTS (SELECT 1 FROM certificate c WHERE c.id = pending_revocation.id
                    AND (c.not_after < ? OR c.revoked IS NOT NULL AND c.reason <> 6))""", Moment.of(now).ceiling());
    }

    private static PendingRevocation pending(Row row) throws SQLException {
        return new PendingRevocation(new CertificateId(row.number()), new CertificateId(row.number()), row.millisecond());
    }
}
