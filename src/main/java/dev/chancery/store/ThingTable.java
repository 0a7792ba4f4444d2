package dev.chancery.store;

import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.NewThing;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.ThingQuery;
import dev.chancery.domain.ThingSummary;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The things that certificates are for. Reading one compares its row with its seal, so that any method here that returns
/// things may throw [Failure.Tampered].
public final class ThingTable {

    private static final String SELECT = "SELECT " + ThingRow.COLUMNS + " FROM thing t ";

    private static final String CURRENT =
            "(SELECT id FROM certificate WHERE thing = t.id AND revoked IS NULL ORDER BY not_after DESC, id DESC LIMIT 1)";

    private static final String SUMMARIES = "SELECT " + ThingRow.COLUMNS + ", " + CertificateRow.COLUMNS
            + " FROM thing t LEFT JOIN certificate c ON c.id = " + CURRENT + CertificateRow.JOINED
            + "WHERE t.id IN " + These.KEYS;

    private final Session session;

    ThingTable(Session session) {
        this.session = session;
    }

    /// @throws Failure.Refused when another thing has the id
    public Thing insert(NewThing thing, Instant created) {
        try {
            var number = ThingRow.insert(session, thing, created);
            return new Thing(number, thing.id(), thing.description(), Instant.ofEpochMilli(created.toEpochMilli()));
        } catch (Fault fault) {
            throw fault.isDuplicate()
                    ? new Failure.Refused(new TextViolation.Taken(Field.THING_ID, thing.id().value(), 0)) : fault;
        }
    }

    /// In order. Numbers were never used before and never will be again; times are kept to the millisecond.
    ///
    /// @throws Failure.Refused when another thing has an id
    public List<Thing> insertAll(Collection<NewThing> things, Instant created) {
        return things.stream().map(thing -> insert(thing, created)).toList();
    }

    /// Keeps the description; a thing's id and number stay.
    ///
    /// @throws Failure.Gone when there is no such thing
    public void update(Thing thing) {
        require(thing.number(), ThingRow.update(session, thing.number(), thing.description()));
    }

    public Optional<Thing> byId(ThingId id) {
        var found = session.first(ThingRow::read, SELECT + "WHERE t.thing_id = ?", id.value());
        found.ifPresent(thing -> requireSealed(thing.number()));
        return found;
    }

    public Optional<Thing> byNumber(long number) {
        requireSealed(number);
        return session.first(ThingRow::read, SELECT + "WHERE t.id = ?", number);
    }

    private void requireSealed(long... numbers) {
        session.seals().ifPresent(seals -> seals.requireRows(Protected.THING, "t.id IN " + These.KEYS, numbers));
    }

    /// Removes the thing, unless it has certificates or a serial number is reserved for it. Says whether it did.
    ///
    /// @throws Failure.Gone when there is no such thing
    public boolean delete(long number) {
        try {
            require(number, session.update("DELETE FROM thing WHERE id = ?", number));
            return true;
        } catch (Fault fault) {
            if (fault.isBrokenReference()) {
                return false;
            }
            throw fault;
        }
    }

    /// Those of the ids that are taken.
    public Set<ThingId> existing(Collection<ThingId> ids) {
        return new HashSet<>(session.listIn(row -> new ThingId(row.text()),
                "SELECT thing_id FROM thing WHERE thing_id IN " + These.KEYS, ids.stream().map(ThingId::value).toList()));
    }

    /// The ids of all things, in no order.
    public List<String> ids() {
        return session.list(Row::text, "SELECT thing_id FROM thing");
    }

    /// The numbers of all that the query wants, in its order.
    public long[] numbers(ThingQuery query, Instant now) {
        var where = ThingFilter.where(query, now);
        return session.numbers("SELECT t.id FROM thing t" + where.sql() + ThingFilter.order(query), where.values());
    }

    /// The things with these numbers in this order; a number that is not there is left out.
    public List<Thing> rows(long[] numbers) {
        requireSealed(numbers);
        return Ordered.by(numbers, session.listIn(ThingRow::read, SELECT + "WHERE t.id IN " + These.KEYS, numbers), Thing::number);
    }

    /// As [#rows], each with its current certificate.
    public List<ThingSummary> summaries(long[] numbers) {
        requireSealed(numbers);
        var found = session.listIn(ThingTable::summary, SUMMARIES, numbers);
        var current = found.stream().flatMap(summary -> summary.current().stream()).mapToLong(one -> one.id().value()).toArray();
        session.seals().ifPresent(seals -> seals.requireRows(Protected.CERTIFICATE, "t.id IN " + These.KEYS, current));
        return Ordered.by(numbers, found, summary -> summary.thing().number());
    }

    private static ThingSummary summary(Row row) throws SQLException {
        var thing = ThingRow.read(row);
        return new ThingSummary(thing, row.nextIsEmpty() ? Optional.empty() : Optional.of(CertificateRow.read(row)));
    }

    public long count() {
        return session.number("SELECT count(*) FROM thing");
    }

    /// The thing's own secret, sealed; empty when it has none.
    ///
    /// @throws Failure.Gone when there is no such thing
    public Optional<byte[]> sealedSecret(long number) {
        return session.first(Row::optionalBytes, "SELECT secret FROM thing WHERE id = ?", number)
                .orElseThrow(() -> new Failure.Gone("thing " + number));
    }

    /// @throws Failure.Gone when there is no such thing
    public void putSealedSecret(long number, byte[] sealed) {
        require(number, session.update("UPDATE thing SET secret = ? WHERE id = ?", sealed, number));
    }

    private static void require(long number, int changed) {
        if (changed == 0) {
            throw new Failure.Gone("thing " + number);
        }
    }
}
