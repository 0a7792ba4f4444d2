package dev.chancery.store;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.StoreFinding;
import dev.chancery.domain.StoreFinding.Link;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.BiConsumer;

/// The rows as they lie in the store, for whoever checks them: nothing is believed. Where one cannot be read at all
/// any method here may throw [FileFailure.StoreDamaged].
public final class CheckTable {

    private static final String CERTIFICATES = """
            SELECT c.id, c.issuer, owner.thing_id, c.former_thing,
                (c.revoked IS NULL) = (c.reason IS NULL) AND (c.revoked IS NULL OR c.change IS NOT NULL),
                encoded.sha256, encoded.der, key.sealed,
                c.serial, c.key, c.not_before, c.not_after, c.subject, c.label_folded, c.search
            FROM certificate c LEFT JOIN thing owner ON owner.id = c.thing
                LEFT JOIN certificate_der encoded ON encoded.id = c.id LEFT JOIN key ON key.id = c.id\s""";

    private static final String AUTHORITIES = """
            SELECT a.id, a.name, a.path_length,
                a.certificate = a.id OR EXISTS (SELECT 1 FROM lineage WHERE id = a.certificate),
                encoded.sha256, encoded.der
            FROM authority a LEFT JOIN certificate_der encoded ON encoded.id = a.certificate ORDER BY a.id""";

    private static final Map<Link, String> SENSELESS = Map.of(
            Link.LINEAGE, "SELECT id FROM lineage WHERE replaces >= id",
            Link.PENDING, """
                    SELECT id FROM pending_revocation p
                    WHERE NOT EXISTS (SELECT 1 FROM lineage WHERE id = p.successor AND replaces = p.id)""",
            Link.GENERATION, "SELECT id FROM generation WHERE succeeds >= id",
            Link.PARENT, "SELECT id FROM authority WHERE parent = id",
            Link.REGISTRATION, """
                    SELECT r.id FROM registration r JOIN authority a ON a.id = r.authority
                    WHERE r.certificate NOT IN (a.id, a.certificate)
                        AND NOT EXISTS (SELECT 1 FROM lineage WHERE id = r.certificate OR replaces = r.certificate)
                        AND NOT EXISTS (SELECT 1 FROM cross_certificate WHERE id = r.certificate)""");

    private final Session session;

    CheckTable(Session session) {
        this.session = session;
    }

    public long certificates() {
        return session.number("SELECT count(*) FROM certificate");
    }

    public long keys() {
        return session.number("SELECT (SELECT count(*) FROM key) + (SELECT count(*) FROM request_key)");
    }

    /// How many authorities publish a revocation list.
    public long lists() {
        return session.number("SELECT count(*) FROM revocation_list WHERE path <> ''");
    }

    public long requests() {
        return session.number("SELECT count(*) FROM request");
    }

    /// The next certificates above this number, at most so many.
    public List<CheckedCertificate> certificatesAfter(long id, int most) {
        return session.list(CheckTable::certificate, CERTIFICATES + "WHERE c.id > ? ORDER BY c.id LIMIT " + most, id);
    }

    public Optional<CheckedCertificate> certificate(long id) {
        return session.first(CheckTable::certificate, CERTIFICATES + "WHERE c.id = ?", id);
    }

    private static CheckedCertificate certificate(Row row) throws SQLException {
        long id = row.number();
        long issuer = row.number();
        var thing = row.optionalText();
        var former = row.optionalText();
        boolean revocation = row.flag();
        var sha256 = row.optionalBytes().map(Bytes::of);
        var der = row.optionalBytes().map(Bytes::of);
        var sealed = row.optionalBytes().map(Bytes::of);
        return new CheckedCertificate(id, issuer, IndexColumns.read(row), thing, former, revocation, sha256, der, sealed);
    }

    public List<CheckedAuthority> authorities() {
        return session.list(row -> new CheckedAuthority(row.number(), row.text(), row.optionalNumber(), row.flag(),
                row.optionalBytes().map(Bytes::of), row.optionalBytes().map(Bytes::of)), AUTHORITIES);
    }

    /// The next requests above this number, at most so many.
    public List<CheckedRequest> requestsAfter(long id, int most) {
        return session.list(row -> new CheckedRequest(row.number(), row.text(), row.text(), Bytes.of(row.bytes()),
                Bytes.of(row.bytes()), Bytes.of(row.bytes()), row.optionalBytes().map(Bytes::of)), """
                SELECT r.id, r.label, r.key_text, r.key_sha256, r.sha256, r.der, k.sealed
                FROM request r LEFT JOIN request_key k ON k.id = r.id WHERE r.id > ? ORDER BY r.id LIMIT\s""" + most, id);
    }

    /// The certificates that answered a request, each with the fingerprint that was kept.
    public List<Map.Entry<Bytes, Bytes>> answers(long request) {
        return session.list(row -> Map.entry(Bytes.of(row.bytes()), Bytes.of(row.bytes())),
                "SELECT sha256, der FROM request_answer WHERE request = ? ORDER BY place", request);
    }

    /// Something sealed: its row, the names by which people know it, and what is sealed.
    public record Sealed(long row, String name, String place, Bytes octets) {}

    public List<Sealed> credentials() {
        return session.list(CheckTable::sealed, "SELECT id, cloud, place, sealed FROM cloud_credential ORDER BY id");
    }

    /// What is kept to sign in at a Vault.
    public List<Sealed> vaultSecrets() {
        return session.list(CheckTable::sealed,
                "SELECT v.id, v.address, '', s.sealed FROM vault v JOIN vault_secret s ON s.id = v.id ORDER BY v.id");
    }

    /// The keys that wait for what a Vault signs.
    public List<Sealed> vaultKeys() {
        return session.list(CheckTable::sealed, """
                SELECT e.id, v.address, '', e.sealed FROM vault_errand e JOIN vault_authority a ON a.id = e.authority
                JOIN vault v ON v.id = a.vault WHERE length(e.sealed) > 0 ORDER BY e.id""");
    }

    /// The next things with a secret above this number, at most so many.
    public List<Sealed> thingsAfter(long id, int most) {
        return session.list(CheckTable::sealed, "SELECT id, thing_id, '', secret FROM thing WHERE id > ? AND secret IS NOT NULL ORDER BY id LIMIT "
                + most, id);
    }

    private static Sealed sealed(Row row) throws SQLException {
        return new Sealed(row.number(), row.text(), row.text(), Bytes.of(row.bytes()));
    }

    /// Serial numbers that stand for two, be there as many certificates as there may: each with the number of its authority. Nothing
    /// but these is kept, because the index on both columns has equal ones side by side.
    public void serialsTwice(BiConsumer<Long, Bytes> taker) {
        session.each(row -> Map.entry(row.number(), Bytes.of(row.bytes())), twice -> taker.accept(twice.getKey(), twice.getValue()), """
                SELECT issuer, serial FROM certificate c WHERE EXISTS (SELECT 1 FROM intent WHERE issuer = c.issuer AND serial = c.serial)
                UNION SELECT issuer, serial FROM certificate JOIN revoked_elsewhere USING (issuer, serial)
                UNION SELECT issuer, serial FROM certificate GROUP BY issuer, serial HAVING count(*) > 1""");
    }

    /// Rows that cannot be true together, of each kind.
    public SequencedMap<Link, long[]> senseless() {
        var found = new LinkedHashMap<Link, long[]>();
        for (var link : Link.values()) {
            found.put(link, session.numbers(requireNonNull(SENSELESS.get(link))));
        }
        return found;
    }

    /// Puts what is kept of these certificates beside them as it is to be: all at once, for two may have changed places.
    ///
    /// @throws Failure.Tampered when an authority has another one with such a serial number
    public void correct(Map<Long, IndexColumns> certificates) {
        try {
            certificates.keySet().forEach(id -> session.update("UPDATE certificate SET serial = randomblob(20) WHERE id = ?", id));
            certificates.forEach(this::correct);
        } catch (Fault fault) {
            throw fault.isDuplicate() ? new Failure.Tampered("a serial number that is used twice") : fault;
        }
    }

    private void correct(long certificate, IndexColumns to) {
        session.update("""
                UPDATE certificate SET serial = ?, key = ?, not_before = ?, not_after = ?, subject = ?, label_folded = ?, search = ?
                WHERE id = ?""", to.serial().toArray(), to.key(), to.notBefore(), to.notAfter(), to.subject(), to.label(),
                to.search(), certificate);
    }

    /// Makes the index of words again, from what is searched in each certificate.
    public void rebuildSearch() {
        SearchWords.rebuild(session);
    }

    /// Makes every other index again.
    public void rebuildIndexes() {
        session.update("REINDEX");
    }

    /// Makes all of them again, in a store of whatever version.
    static void rebuildAll(Session session) {
        session.update("REINDEX");
        SearchWords.rebuild(session);
    }

    /// The findings about references, with SQLite's words for them.
    static List<StoreFinding> brokenReferences(Session session) {
        return new ArrayList<>(session.list(row -> new StoreFinding.ReferenceBroken(row.text(), row.number(), row.text()),
                "PRAGMA foreign_key_check"));
    }
}
