package dev.chancery.store;

import dev.chancery.domain.BrokerTrouble;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.EventKind;
import dev.chancery.domain.OutboxEntry;
import dev.chancery.domain.OutboxEntry.State;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.ThingId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What a broker is to be told of, in the order in which it happened. Times are kept to the millisecond.
public final class OutboxTable {

    private static final String SELECT = """
            SELECT o.id, o.event, o.kind, o.certificate, ifnull(t.thing_id, c.former_thing), c.serial, o.created, o.state, o.attempts, o.trouble, o.ended
            FROM outbox o JOIN certificate c ON c.id = o.certificate LEFT JOIN thing t ON t.id = c.thing\s""";

    private final Session session;

    OutboxTable(Session session) {
        this.session = session;
    }

    /// The certificate must be a thing's, and in the store.
    public void insert(UUID event, EventKind kind, CertificateId certificate, Instant now) {
        session.update("INSERT INTO outbox (event, kind, certificate, created, state, attempts) VALUES (?, ?, ?, ?, 'waiting', 0)",
                event.toString(), kind.code(), certificate.value(), now.toEpochMilli());
    }

    /// Those that wait, the oldest first, at most so many.
    ///
    /// @throws dev.chancery.domain.Failure.Tampered when somebody else has changed one of them
    public List<OutboxEntry> waiting(int most) {
        var found = session.list(OutboxTable::entry, SELECT + "WHERE o.state = 'waiting' ORDER BY o.id LIMIT ?", most);
        session.seals().ifPresent(seals -> found.forEach(entry -> seals.requireRow(Protected.OUTBOX, entry.id())));
        return found;
    }

    /// The newest first, at most so many.
    public List<OutboxEntry> newest(int most) {
        return session.list(OutboxTable::entry, SELECT + "ORDER BY o.id DESC LIMIT ?", most);
    }

    public long count(State state) {
        return session.number("SELECT count(*) FROM outbox WHERE state = ?", state.code());
    }

    /// When the broker last took one.
    public Optional<Instant> lastDelivered() {
        return session.first(Row::optionalMillisecond, "SELECT max(ended) FROM outbox WHERE state = 'delivered'").flatMap(found -> found);
    }

    /// Counts that these are about to be handed over.
    public void begin(List<OutboxEntry> entries) {
        entries.forEach(entry -> session.update("UPDATE outbox SET attempts = attempts + 1 WHERE id = ?", entry.id()));
    }

    public void delivered(OutboxEntry entry, Instant now) {
        session.update("UPDATE outbox SET state = 'delivered', trouble = NULL, ended = ? WHERE id = ? AND state = 'waiting'",
                now.toEpochMilli(), entry.id());
    }

    /// It is not sent again before somebody says so.
    public void refused(OutboxEntry entry, BrokerTrouble why) {
        session.update("UPDATE outbox SET state = 'refused', trouble = ? WHERE id = ? AND state = 'waiting'", why.code(), entry.id());
    }

    /// It goes on waiting.
    public void missed(OutboxEntry entry, BrokerTrouble why) {
        session.update("UPDATE outbox SET trouble = ? WHERE id = ? AND state = 'waiting'", why.code(), entry.id());
    }

    /// Whether it was refused or discarded, and now waits again.
    public boolean again(long id) {
        return session.update("UPDATE outbox SET state = 'waiting', ended = NULL WHERE id = ? AND state IN ('refused', 'discarded')", id) > 0;
    }

    /// Whether it waited or was refused, and now is not sent any more.
    public boolean discard(long id, Instant now) {
        return session.update("UPDATE outbox SET state = 'discarded', ended = ? WHERE id = ? AND state IN ('waiting', 'refused')",
                now.toEpochMilli(), id) > 0;
    }

    /// Forgets what ended before `before`, and of the rest all but the newest so many that ended.
    public void prune(Instant before, int most) {
        session.update("DELETE FROM outbox WHERE state IN ('delivered', 'discarded') AND ended < ?", before.toEpochMilli());
        session.update("""
                DELETE FROM outbox WHERE id IN (SELECT id FROM outbox WHERE state IN ('delivered', 'discarded')
                    ORDER BY id DESC LIMIT -1 OFFSET ?)""", most);
    }

    private static OutboxEntry entry(Row row) throws SQLException {
        return new OutboxEntry(row.number(), UUID.fromString(row.text()),
                new OutboxEntry.What(EventKind.ofCode(row.text()).orElseThrow(), new CertificateId(row.number()),
                        new ThingId(row.text()), SerialNumber.ofOctets(row.bytes())),
                row.millisecond(), State.ofCode(row.text()).orElseThrow(), Math.toIntExact(row.number()),
                row.optionalText().flatMap(BrokerTrouble::ofCode), row.optionalMillisecond());
    }
}
