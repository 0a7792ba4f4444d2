package dev.chancery.store;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.ListNumber;
import dev.chancery.domain.PublishedList;
import dev.chancery.domain.RevocationListSettings;
import java.math.BigInteger;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// What each authority's revocation lists are numbered, how they are published, and which one was last.
public final class RevocationListTable {

    private static final int MOST_COUNTER_BITS = 62;

    private final Session session;

    RevocationListTable(Session session) {
        this.session = session;
    }

    /// Takes the next number of the authority's lists; nobody gets it again.
    ///
    /// @throws dev.chancery.domain.Failure.Tampered when somebody else has changed what lists are made by
    public ListNumber reserve(AuthorityId authority) {
        session.seals().ifPresent(Seals::requireSound);
        ensure(authority);
        var number = next(authority);
        session.update("UPDATE revocation_list SET next_number = next_number + 1 WHERE id = ?", authority.value());
        return number;
    }

    /// Leaves out all numbers up to `seen`: a list of that number is known though this store did not make it, as when it
    /// is an older copy of itself.
    public void skip(AuthorityId authority, BigInteger seen) {
        ensure(authority);
        var next = next(authority);
        var count = seen.subtract(next.above());
        if (count.compareTo(BigInteger.valueOf(next.count())) < 0) {
            return;
        }
        if (count.bitLength() <= MOST_COUNTER_BITS) {
            session.update("UPDATE revocation_list SET next_number = ? WHERE id = ?", count.longValueExact() + 1, authority.value());
        } else {
            raise(authority, seen.add(BigInteger.ONE).subtract(BigInteger.valueOf(next.count())));
        }
    }

    /// A delta list cannot build on a list whose number was counted otherwise.
    private void raise(AuthorityId authority, BigInteger above) {
        session.update("UPDATE revocation_list SET above = ?, base = NULL, base_made = NULL WHERE id = ?",
                above.toString(), authority.value());
    }

    /// The number that the next list gets.
    public ListNumber next(AuthorityId authority) {
        return session.first(row -> new ListNumber(row.number(), new BigInteger(row.text())),
                "SELECT next_number, above FROM revocation_list WHERE id = ?", authority.value()).orElse(ListNumber.of(1));
    }

    /// The count of the next list, and so of the first to tell of a change that is made now.
    public long nextCount(AuthorityId authority) {
        return next(authority).count();
    }

    public RevocationListSettings settings(AuthorityId authority) {
        return session.first(RevocationListTable::settings, """
                SELECT hours, path, distribution_point, keeps_expired, delta FROM revocation_list WHERE id = ?""",
                authority.value()).orElse(RevocationListSettings.DEFAULT);
    }

    public void putSettings(AuthorityId authority, RevocationListSettings settings) {
        ensure(authority);
        session.update("""
                UPDATE revocation_list SET hours = ?, path = ?, distribution_point = ?, keeps_expired = ?, delta = ?
                WHERE id = ?""",
                settings.hours(), settings.path(), settings.distributionPoint(), settings.keepsExpired() ? 1 : 0,
                settings.delta() ? 1 : 0, authority.value());
    }

    /// The last list that was published; times are kept to the millisecond.
    public Optional<PublishedList> published(AuthorityId authority) {
        return session.first(RevocationListTable::published, """
                SELECT published, published_above, made, next_update, base, base_made FROM revocation_list
                WHERE id = ? AND published IS NOT NULL""", authority.value());
    }

    public void putPublished(AuthorityId authority, PublishedList list) {
        ensure(authority);
        session.update("""
                UPDATE revocation_list SET published = ?, published_above = ?, made = ?, next_update = ?,
                    base = ?, base_made = ? WHERE id = ?""",
                list.number().count(), list.number().above().toString(), list.made().toEpochMilli(), list.nextUpdate().toEpochMilli(),
                list.base().map(base -> base.number().count()).orElse(null),
                list.base().map(base -> base.made().toEpochMilli()).orElse(null), authority.value());
    }

    private void ensure(AuthorityId authority) {
        session.update("INSERT INTO revocation_list (id) VALUES (?) ON CONFLICT DO NOTHING", authority.value());
    }

    private static RevocationListSettings settings(Row row) throws SQLException {
        return new RevocationListSettings(Math.toIntExact(row.number()), row.text(), row.text(), row.flag(), row.flag());
    }

    private static PublishedList published(Row row) throws SQLException {
        var number = new ListNumber(row.number(), new BigInteger(row.text()));
        return new PublishedList(number, row.millisecond(), row.millisecond(), base(row, number.above()));
    }

    private static Optional<PublishedList.Base> base(Row row, BigInteger above) throws SQLException {
        var number = row.optionalNumber();
        Optional<Instant> made = row.optionalMillisecond();
        return made.map(at -> new PublishedList.Base(new ListNumber(number.orElseThrow(), above), at));
    }
}
