package dev.chancery.store;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.CertificateQuery.Column;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Matches;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.Status;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Every certificate of the store, those of its authorities too. Reading one compares its DER with its fingerprint, and its
/// row and its thing's with their seals, so that any method here that returns certificates may throw [Failure.Tampered].
public final class CertificateTable {

    private static final String SELECT = "SELECT " + CertificateRow.COLUMNS + " FROM certificate c" + CertificateRow.JOINED;

    /// With a limit SQLite sorts in a slower way.
    private static final int EVERY = Integer.MAX_VALUE;

    private final Session session;

    CertificateTable(Session session) {
        this.session = session;
    }

    /// Its authority may follow within the transaction, its thing must be there. `hasKey` is not looked at: it becomes
    /// true with the key's own row. Times are kept to the millisecond.
    ///
    /// @throws Failure.Gone when its thing is not there
    /// @throws IllegalStateException when its issuer has used the serial number already
    public void insert(Certificate certificate) {
        try {
            CertificateRow.insert(session, certificate);
        } catch (Fault fault) {
            throw fault.isBrokenReference() ? new Failure.Gone(certificate.thing().map(ThingId::value).orElse("")) : fault;
        }
    }

    public void insertAll(Collection<Certificate> certificates) {
        certificates.forEach(this::insert);
    }

    /// Keeps the certificates of a thing that is about to be removed: they are no thing's any more and still say whose they
    /// were.
    public void detach(Thing thing) {
        session.update("UPDATE certificate SET former_thing = ?, thing = NULL WHERE thing = ?", thing.id().value(), thing.number());
    }

    public Optional<Certificate> byId(CertificateId id) {
        requireSealed(id.value());
        return session.first(CertificateRow::read, SELECT + "WHERE c.id = ?", id.value());
    }

    private void requireSealed(long... ids) {
        session.seals().ifPresent(seals -> {
            seals.requireRows(Protected.CERTIFICATE, "t.id IN " + These.KEYS, ids);
            seals.requireRows(Protected.THING, "t.id IN (SELECT thing FROM certificate WHERE id IN " + These.KEYS + ")", ids);
        });
    }

    private List<Certificate> sealed(List<Certificate> read) {
        requireSealed(read.stream().mapToLong(certificate -> certificate.id().value()).toArray());
        return read;
    }

    /// The certificates of all issuers that have this serial number.
    public List<Certificate> bySerial(SerialNumber serial) {
        return sealed(session.list(CertificateRow::read,
                SELECT + "WHERE c.issuer IN (SELECT id FROM authority) AND c.serial = ? ORDER BY c.id", serial.octets()));
    }

    /// The certificate of this issuer with this serial number.
    public Optional<Certificate> byIssuer(AuthorityId issuer, SerialNumber serial) {
        return sealed(session.list(CertificateRow::read, SELECT + "WHERE c.issuer = ? AND c.serial = ?", issuer.value(), serial.octets()))
                .stream().findFirst();
    }

    /// The serial numbers of all that this issuer has signed, in no order.
    public List<SerialNumber> serialsOf(AuthorityId issuer) {
        return session.list(row -> SerialNumber.ofOctets(row.bytes()), "SELECT serial FROM certificate WHERE issuer = ?", issuer.value());
    }

    /// Hands over every certificate whose key is of this kind, one after the other.
    public void each(KeySpec key, Consumer<Certificate> taker) {
        session.each(CertificateRow::read, taker, SELECT + "WHERE c.key = ?", key.code());
    }

    /// The certificates of the thing with this number, the one that ends last first.
    public List<Certificate> ofThing(long thing) {
        return sealed(session.list(CertificateRow::read, SELECT + "WHERE c.thing = ? ORDER BY c.not_after DESC, c.id DESC", thing));
    }

    /// The ids of all that the query wants, in its order.
    public long[] ids(CertificateQuery query, Instant now) {
        return first(query, now, EVERY);
    }

    /// The first of these ids, at most so many.
    public long[] first(CertificateQuery query, Instant now, int most) {
        if (query.order() == Column.SERIAL && CertificateFilter.isEverything(query)) {
            var merged = new BySerial(session);
            if (merged.isPossible()) {
                return merged.ids(query.descending(), most);
            }
        }
        var where = CertificateFilter.where(query, now);
        var all = most == EVERY;
        return session.numbers("SELECT c.id" + (all ? CertificateFilter.from(query) : CertificateFilter.fromFirst(query)) + where.sql()
                + order(query) + (all ? "" : " LIMIT " + most), where.values());
    }

    /// All of them, and how many there are of each status.
    public Matches matches(CertificateQuery query, Instant now) {
        var ofAny = query.withStatus(Optional.empty());
        if (CertificateFilter.isEverything(ofAny)) {
            return new Matches(ids(query, now), countByStatus(now));
        }
        var where = CertificateFilter.where(ofAny, now);
        var values = Stream.concat(CertificateFilter.bound(now).stream(), Arrays.stream(where.values())).toArray();
        var sorted = new Sorted(query.status());
        session.each(row -> sorted.add(row.number(), (int) row.number()), _ -> {},
                "SELECT c.id, " + CertificateFilter.STATUS + CertificateFilter.from(ofAny) + where.sql() + order(query), values);
        return sorted.matches();
    }

    private String order(CertificateQuery query) {
        return CertificateFilter.order(query, query.order() == Column.ISSUER ? byIssuer() : "");
    }

    // Authorities are few: looking their names up for every row takes longer than sorting does.
    private String byIssuer() {
        var places = session.list(row -> "WHEN %s THEN %s".formatted(row.number(), row.number()),
                "SELECT id, dense_rank() OVER (ORDER BY name_folded) FROM authority");
        return places.isEmpty() ? "c.issuer" : "CASE c.issuer " + String.join(" ", places) + " END";
    }

    /// The certificates with these ids in this order; an id that is not there is left out.
    public List<Certificate> rows(long[] ids) {
        requireSealed(ids);
        var found = session.listIn(CertificateRow::read, SELECT + "WHERE c.id IN " + These.KEYS, ids);
        return Ordered.by(ids, found, certificate -> certificate.id().value());
    }

    public long count() {
        return session.number("SELECT count(*) FROM certificate");
    }

    /// Whether there is one that certifies no authority.
    public boolean hasOrdinary() {
        return session.number("""
                SELECT EXISTS (SELECT 1 FROM certificate c WHERE NOT EXISTS (SELECT 1 FROM authority WHERE certificate = c.id OR id = c.id)
                    AND NOT EXISTS (SELECT 1 FROM lineage WHERE id = c.id AND way IN ('root-renewed', 'authority-renewed'))
                    AND NOT EXISTS (SELECT 1 FROM cross_certificate WHERE id = c.id))""") > 0;
    }

    /// How many there are of each status; none is left out.
    public Map<Status, Long> countByStatus(Instant now) {
        var counts = new EnumMap<Status, Long>(Status.class);
        for (var status : Status.values()) {
            var where = CertificateFilter.where(CertificateQuery.ALL.withStatus(Optional.of(status)), now);
            counts.put(status, session.number("SELECT count(*) FROM certificate c" + where.sql(), where.values()));
        }
        return counts;
    }

    /// How many each authority has issued, its own first certificate counted for a root and those that renewed it not. One without any is left out.
    public Map<AuthorityId, Long> countByIssuer() {
        var counts = new HashMap<AuthorityId, Long>();
        session.list(row -> counts.put(new AuthorityId(row.number()), row.number()),
                "SELECT issuer, count(*) FROM certificate WHERE id NOT IN (SELECT id FROM lineage WHERE way = 'root-renewed') GROUP BY issuer");
        return counts;
    }

    /// Those of the things with these numbers that have a certificate of `issuer` which is neither revoked nor expired.
    public Set<Long> equipped(AuthorityId issuer, long[] things, Instant now) {
        return new HashSet<>(session.listIn(Row::number, """
                SELECT DISTINCT thing FROM certificate INDEXED BY certificate_thing
                WHERE issuer = ? AND revoked IS NULL AND not_after >= ? AND thing IN\s""" + These.KEYS,
                things, issuer.value(), Moment.of(now).ceiling()));
    }
}
