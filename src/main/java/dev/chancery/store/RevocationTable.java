package dev.chancery.store;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Revocation;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.ThingId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.LongStream;

/// Which certificates are revoked, as their authorities' lists tell it. It is kept in the rows of [CertificateTable].
public final class RevocationTable {

    /// A certificate in a list: revoked since and why, or, in a list of changes alone, back from a hold.
    public record Listed(SerialNumber serial, Instant when, Reason reason) {}

    private static final String LISTED = "SELECT serial, revoked, reason FROM certificate INDEXED BY certificate_change ";

    private static final String ELSEWHERE = "SELECT serial, revoked, reason FROM revoked_elsewhere ";

    private static final String CANDIDATES = """
            SELECT c.id, c.issuer, c.serial, owner.thing_id, c.not_after, c.revoked, c.reason,
                EXISTS (SELECT 1 FROM authority WHERE id = c.id AND parent IS NULL)
                    OR EXISTS (SELECT 1 FROM lineage WHERE id = c.id AND way = 'root-renewed')
                    OR EXISTS (SELECT 1 FROM lineage WHERE replaces = c.id AND way = 'root-renewed')
            FROM certificate c LEFT JOIN thing owner ON owner.id = c.thing\s""";

    private final Session session;

    RevocationTable(Session session) {
        this.session = session;
    }

    /// Revokes the certificate, holds it, or with nothing lets it go from a hold. `change` is the number of the first
    /// list that tells of it. Times are kept to the millisecond.
    ///
    /// @throws Failure.Gone when there is no such certificate
    public void put(CertificateId certificate, Optional<Revocation> revocation, long change) {
        int changed = session.update("UPDATE certificate SET revoked = ?, reason = ?, change = ? WHERE id = ?",
                revocation.map(it -> it.when().toEpochMilli()).orElse(null), revocation.map(it -> it.reason().code()).orElse(null),
                change, certificate.value());
        if (changed == 0) {
            throw new Failure.Gone("certificate " + certificate.value());
        }
    }

    /// Every certificate of the authority that is revoked, without those that ended before `from`. Of certificates that are
    /// not in the store nobody knows when they end.
    ///
    /// @throws Failure.Tampered when somebody else has revoked one, or undone it
    public void each(AuthorityId issuer, Instant from, Consumer<Listed> taker) {
        requireWhole();
        session.each(row -> listed(row, Instant.EPOCH), taker,
                LISTED + "WHERE issuer = ? AND change IS NOT NULL AND revoked IS NOT NULL AND not_after >= ?",
                issuer.value(), from.getEpochSecond());
        session.each(row -> listed(row, Instant.EPOCH), taker, ELSEWHERE + "WHERE issuer = ?", issuer.value());
    }

    /// The changes since the list with the number `base`: those revoked, and those that are back from a hold, `at` this
    /// instant.
    ///
    /// @throws Failure.Tampered when somebody else has revoked one, or undone it
    public void eachChange(AuthorityId issuer, long base, Instant at, Consumer<Listed> taker) {
        requireWhole();
        session.each(row -> listed(row, at), taker, LISTED + "WHERE issuer = ? AND change > ?", issuer.value(), base);
        session.each(row -> listed(row, at), taker, ELSEWHERE + "WHERE issuer = ? AND change > ?", issuer.value(), base);
    }

    private void requireWhole() {
        session.seals().ifPresent(seals -> seals.requireWhole(Protected.LISTED, Protected.REVOKED_ELSEWHERE, Protected.REVOCATION_LIST));
    }

    /// Whether there is a change that the list with the number `published` does not tell.
    public boolean hasChangesSince(AuthorityId issuer, long published) {
        return session.number("""
                SELECT EXISTS (SELECT 1 FROM certificate INDEXED BY certificate_change WHERE issuer = ?1 AND change > ?2)
                    OR EXISTS (SELECT 1 FROM revoked_elsewhere WHERE issuer = ?1 AND change > ?2)""",
                issuer.value(), published) == 1;
    }

    /// How many of the authority's certificates are revoked.
    public long count(AuthorityId issuer) {
        return session.number("""
                SELECT (SELECT count(*) FROM certificate INDEXED BY certificate_change
                    WHERE issuer = ?1 AND change IS NOT NULL AND revoked IS NOT NULL)
                    + (SELECT count(*) FROM revoked_elsewhere WHERE issuer = ?1)""", issuer.value());
    }

    /// Notes the revocation of a certificate that is not in the store; the first note stays, unless it was a hold. Says
    /// whether anything has changed.
    public boolean putElsewhere(AuthorityId issuer, SerialNumber serial, Revocation revocation, long change) {
        return session.update("""
                INSERT INTO revoked_elsewhere (issuer, serial, revoked, reason, change) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (issuer, serial) DO UPDATE SET reason = excluded.reason, change = excluded.change
                    WHERE reason = 6 AND excluded.reason <> 6""",
                issuer.value(), serial.octets(), revocation.when().toEpochMilli(), revocation.reason().code(), change) > 0;
    }

    /// The revocation of a certificate that is not in the store.
    public Optional<Revocation> elsewhere(AuthorityId issuer, SerialNumber serial) {
        return session.first(row -> CertificateRow.revocation(row).orElseThrow(),
                "SELECT revoked, reason FROM revoked_elsewhere WHERE issuer = ? AND serial = ?", issuer.value(), serial.octets());
    }

    /// Forgets such a note: the certificate is in the store now.
    public void forgetElsewhere(AuthorityId issuer, SerialNumber serial) {
        session.update("DELETE FROM revoked_elsewhere WHERE issuer = ? AND serial = ?", issuer.value(), serial.octets());
    }

    /// The certificates with these ids, in their order; one that is not there is left out.
    public List<Candidate> these(long[] ids) {
        return Ordered.by(ids, session.listIn(RevocationTable::candidate, CANDIDATES + "WHERE c.id IN " + These.KEYS, ids),
                candidate -> candidate.id().value());
    }

    /// All that the things with these numbers have.
    public List<Candidate> ofThings(long[] numbers) {
        return inOrder(session.listIn(RevocationTable::candidate, CANDIDATES + "WHERE c.thing IN " + These.KEYS,
                LongStream.of(numbers).distinct().toArray()));
    }

    /// All that the things of a group have.
    public List<Candidate> ofGroup(String group) {
        return session.list(RevocationTable::candidate, CANDIDATES + "WHERE owner.group_name = ? ORDER BY c.id", group);
    }

    /// All that the authority has issued, its own certificate too when it is a root.
    public List<Candidate> ofIssuer(AuthorityId issuer) {
        return session.list(RevocationTable::candidate, CANDIDATES + "WHERE c.issuer = ? ORDER BY c.id", issuer.value());
    }

    private static List<Candidate> inOrder(List<Candidate> candidates) {
        return candidates.stream().sorted(Comparator.comparingLong(candidate -> candidate.id().value())).toList();
    }

    private static Candidate candidate(Row row) throws SQLException {
        return new Candidate(new CertificateId(row.number()), new AuthorityId(row.number()), SerialNumber.ofOctets(row.bytes()),
                row.optionalText().map(ThingId::new), row.second(), CertificateRow.revocation(row), row.flag());
    }

    private static Listed listed(Row row, Instant back) throws SQLException {
        var serial = SerialNumber.ofOctets(row.bytes());
        var revoked = row.optionalMillisecond();
        var reason = row.optionalNumber();
        return revoked.isEmpty() ? new Listed(serial, back, Reason.REMOVE_FROM_CRL)
                : new Listed(serial, revoked.get(), Reason.ofCode(reason.orElse(0)).orElseThrow());
    }
}
