package dev.chancery.store;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.KeyDeparture;
import dev.chancery.domain.KeyDeparture.State;
import dev.chancery.domain.SerialNumber;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Which private keys left the store, told apart by the fingerprint of their public half.
public final class DepartureTable {

    private static final String LAST = """
            SELECT id, run, at, place, state, EXISTS (
                SELECT 1 FROM departure e JOIN certificate c ON c.id = e.certificate JOIN policy p ON p.authority = c.issuer
                WHERE e.key = ?1 AND p.keys_leave_once)
            FROM departure WHERE key = ?1 ORDER BY id DESC LIMIT 1""";

    private final Session session;

    DepartureTable(Session session) {
        this.session = session;
    }

    /// Notes that a key is about to leave, of this certificate if it is one of the store's; returns the number of the note.
    /// The time is kept to the millisecond.
    public long begin(Bytes key, Optional<CertificateId> certificate, String run, Instant when, String place) {
        return session.insert("INSERT INTO departure (key, certificate, run, at, place, state) VALUES (?, ?, ?, ?, ?, ?)",
                key.toArray(), certificate.map(CertificateId::value).orElse(null), run, when.toEpochMilli(), place,
                State.LEAVING.code());
    }

    /// The last departure of this key.
    public Optional<Departed> last(Bytes key) {
        return session.first(DepartureTable::departed, LAST, (Object) key.toArray());
    }

    /// Whether no key has left yet, so that nobody needs to ask for each.
    public boolean isEmpty() {
        return session.number("SELECT NOT EXISTS (SELECT 1 FROM departure)") == 1;
    }

    public void settle(long id, State state) {
        session.update("UPDATE departure SET state = ? WHERE id = ?", state.code(), id);
    }

    /// Forgets a departure that did not happen.
    public void forget(long id) {
        session.update("DELETE FROM departure WHERE id = ?", id);
    }

    /// Whether a key of this run may have left without anybody knowing.
    public boolean isOpen(String run) {
        return session.number("SELECT EXISTS (SELECT 1 FROM departure WHERE run = ? AND state <> 'left')", run) == 1;
    }

    /// Makes uncertain what nobody has in hands any more, and returns the certificates of the store that it was about.
    public List<SerialNumber> abandon() {
        var cut = session.list(row -> SerialNumber.ofOctets(row.bytes()),
                "SELECT c.serial FROM departure d JOIN certificate c ON c.id = d.certificate WHERE d.state = 'leaving' ORDER BY d.id");
        session.update("UPDATE departure SET state = 'uncertain' WHERE state = 'leaving'");
        return cut;
    }

    /// Fills in the fingerprints that are not there yet: `key` makes one from the DER of a certificate, or none.
    public void complete(Function<byte[], Optional<Bytes>> key) {
        record Keyless(long id, byte[] der) {}
        var keyless = session.list(row -> new Keyless(row.number(), row.bytes()), """
                SELECT d.id, e.der FROM departure d JOIN certificate_der e ON e.id = d.certificate WHERE d.key IS NULL""");
        keyless.forEach(one -> key.apply(one.der()).ifPresent(found ->
                session.update("UPDATE departure SET key = ? WHERE id = ?", found.toArray(), one.id())));
    }

    private static Departed departed(Row row) throws SQLException {
        return new Departed(row.number(), row.text(),
                new KeyDeparture(row.millisecond(), row.text(), State.ofCode(row.text()).orElseThrow()), row.flag());
    }
}
