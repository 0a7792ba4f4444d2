package dev.chancery.store;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.BulkId;
import dev.chancery.domain.BulkResult;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Lineage.Way;
import dev.chancery.domain.Ttl;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// The certificates that bulk jobs replace, and on what terms. They are read in pages: the first so many after a place.
public final class BulkReplacementTable {

    /// On what terms a job replaces. `choice` is which key the successor has, and `cut` whether its life may be cut, for a
    /// renewal; `key` and `life` are what a rotation changes. `within` is when the old ones are revoked: at once for zero,
    /// never when empty.
    public record Terms(Way way, String choice, boolean cut, Optional<KeySpec> key, Optional<Ttl> life, Optional<Duration> within) {}

    /// One certificate of a job, at its place there, and what became of it.
    public record Item(long place, CertificateId certificate, BulkResult result, Optional<CertificateId> successor, String reason) {}

    private static final String SELECT = "SELECT id, certificate, result, successor, reason FROM bulk_replacement ";

    private final Session session;

    BulkReplacementTable(Session session) {
        this.session = session;
    }

    /// A life is kept to the second.
    public void insert(BulkId job, Terms terms) {
        session.update("INSERT INTO bulk_replacing (id, way, choice, cut, key, life, within) VALUES (?, ?, ?, ?, ?, ?, ?)",
                job.value(), terms.way().code(), terms.choice(), terms.cut() ? 1 : 0, terms.key().map(KeySpec::code).orElse(null),
                terms.life().map(life -> life.duration().toSeconds()).orElse(null), terms.within().map(Duration::toSeconds).orElse(null));
    }

    /// @throws Failure.Tampered when somebody else has changed them
    public Terms terms(BulkId job) {
        session.seals().ifPresent(seals -> seals.requireRow(Protected.BULK_REPLACING, job.value()));
        return session.first(BulkReplacementTable::terms, "SELECT way, choice, cut, key, life, within FROM bulk_replacing WHERE id = ?",
                job.value()).orElseThrow(() -> new Failure.Gone("bulk job " + job.value()));
    }

    private static Terms terms(Row row) throws SQLException {
        return new Terms(Way.ofCode(row.text()).orElseThrow(), row.text(), row.flag(), row.optionalText().flatMap(KeySpec::ofCode),
                seconds(row).map(Ttl::new), seconds(row));
    }

    private static Optional<Duration> seconds(Row row) throws SQLException {
        var found = row.optionalNumber();
        return found.isEmpty() ? Optional.empty() : Optional.of(Duration.ofSeconds(found.getAsLong()));
    }

    /// Adds a certificate to a job, unless it is in it.
    public void add(BulkId job, CertificateId certificate) {
        session.update("""
                INSERT INTO bulk_replacement (job, certificate, result, reason) VALUES (?, ?, 'waiting', '')
                ON CONFLICT (job, certificate) DO NOTHING""", job.value(), certificate.value());
    }

    /// Those that wait.
    ///
    /// @throws Failure.Tampered when somebody else has changed one
    public List<Item> waiting(BulkId job, long after, int most) {
        var found = session.list(BulkReplacementTable::item, SELECT + "WHERE job = ? AND id > ? AND result = 'waiting' ORDER BY id LIMIT ?",
                job.value(), after, most);
        session.seals().ifPresent(seals -> seals.requireRows(Protected.BULK_REPLACEMENT, "t.id IN " + These.KEYS,
                found.stream().mapToLong(Item::place).toArray()));
        return found;
    }

    /// All, whatever became of them.
    public List<Item> items(BulkId job, long after, int most) {
        return session.list(BulkReplacementTable::item, SELECT + "WHERE job = ? AND id > ? ORDER BY id LIMIT ?", job.value(), after, most);
    }

    private static Item item(Row row) throws SQLException {
        return new Item(row.number(), new CertificateId(row.number()), BulkResult.ofCode(row.text()).orElseThrow(),
                id(row.optionalNumber()), row.text());
    }

    private static Optional<CertificateId> id(OptionalLong number) {
        return number.isEmpty() ? Optional.empty() : Optional.of(new CertificateId(number.getAsLong()));
    }

    /// The certificate has this successor. Says whether it waited for one.
    public boolean replaced(BulkId job, CertificateId old, CertificateId successor) {
        return session.update("UPDATE bulk_replacement SET result = 'issued', successor = ? WHERE job = ? AND certificate = ? AND result = 'waiting'",
                successor.value(), job.value(), old.value()) > 0;
    }

    /// The same in whichever jobs wait that are begun and not done.
    public void replaced(CertificateId old, CertificateId successor) {
        session.list(row -> new BulkId(row.number()), """
                SELECT j.id FROM bulk_job j JOIN bulk_replacement r ON r.job = j.id AND r.certificate = ?
                WHERE j.state = 'open' AND r.result = 'waiting'""", old.value()).forEach(job -> replaced(job, old, successor));
    }

    public void refused(BulkId job, CertificateId old, String reason) {
        session.update("UPDATE bulk_replacement SET result = 'refused', reason = ? WHERE job = ? AND certificate = ? AND result = 'waiting'",
                reason, job.value(), old.value());
    }

    /// The old certificates with this result, in their order.
    public long[] these(BulkId job, BulkResult result) {
        return session.numbers("SELECT certificate FROM bulk_replacement WHERE job = ? AND result = ? ORDER BY id", job.value(), result.code());
    }

    /// The new certificates, in the order of the old ones.
    public long[] successors(BulkId job) {
        return session.numbers("SELECT successor FROM bulk_replacement WHERE job = ? AND result = 'issued' ORDER BY id", job.value());
    }

    /// Who issued those that were replaced.
    public List<AuthorityId> issuers(BulkId job) {
        return session.list(row -> new AuthorityId(row.number()), """
                SELECT DISTINCT c.issuer FROM bulk_replacement r JOIN certificate c ON c.id = r.certificate
                WHERE r.job = ? AND r.result = 'issued'""", job.value());
    }
}
