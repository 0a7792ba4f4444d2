package dev.chancery.store;

import dev.chancery.domain.EnrolmentKey;
import dev.chancery.domain.ThingId;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Secrets of things for the endpoints, by their MACs. One that is looked up is compared with its seal.
public final class EnrolmentKeyTable {

    private static final String SELECT = """
            SELECT k.id, t.thing_id, k.made, k.ends, k.uses, k.used, k.revoked FROM enrolment_key k JOIN thing t ON t.id = k.thing\s""";

    private final Session session;

    EnrolmentKeyTable(Session session) {
        this.session = session;
    }

    /// Times are kept to the millisecond.
    public long insert(long thing, byte[] mac, Instant made, EnrolmentKey.Terms terms) {
        return session.insert("INSERT INTO enrolment_key (thing, mac, made, ends, uses) VALUES (?, ?, ?, ?, ?)", thing, mac,
                made.toEpochMilli(), made.plus(terms.life()).toEpochMilli(), terms.uses());
    }

    /// @throws dev.chancery.domain.Failure.Tampered when it is not as it was sealed
    public Optional<EnrolmentKey> byMac(byte[] mac) {
        var found = session.first(EnrolmentKeyTable::key, SELECT + "WHERE k.mac = ?", (Object) mac);
        found.ifPresent(key -> session.seals().ifPresent(seals -> seals.requireRow(Protected.ENROLMENT_KEY, key.number())));
        return found;
    }

    /// All of a thing, the newest first.
    public List<EnrolmentKey> ofThing(long thing) {
        return session.list(EnrolmentKeyTable::key, SELECT + "WHERE k.thing = ? ORDER BY k.id DESC", thing);
    }

    /// All of them, the newest first.
    public List<EnrolmentKey> all() {
        return session.list(EnrolmentKeyTable::key, SELECT + "ORDER BY k.id DESC");
    }

    /// Takes one of its uses; whether there was one left, and the key is good.
    public boolean use(long number, Instant now) {
        return session.update("UPDATE enrolment_key SET used = used + 1 WHERE id = ? AND used < uses AND revoked IS NULL AND ends > ?",
                number, now.toEpochMilli()) == 1;
    }

    /// Makes those keys of a thing worthless that are not already; how many that were.
    public int revokeOf(long thing, Instant now) {
        return session.update("UPDATE enrolment_key SET revoked = ? WHERE thing = ? AND revoked IS NULL", now.toEpochMilli(), thing);
    }

    private static EnrolmentKey key(Row row) throws SQLException {
        return new EnrolmentKey(row.number(), new ThingId(row.text()), row.millisecond(), row.millisecond(),
                (int) row.number(), (int) row.number(), row.optionalMillisecond());
    }
}
