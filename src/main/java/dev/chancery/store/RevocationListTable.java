package dev.chancery.store;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.PublishedList;
import dev.chancery.domain.RevocationListSettings;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/// What each authority's revocation lists are numbered, how they are published, and which one was last.
public final class RevocationListTable {

    private final Session session;

    RevocationListTable(Session session) {
        this.session = session;
    }

    /// Takes the next number of the authority's lists; nobody gets it again.
    public long reserve(AuthorityId authority) {
        ensure(authority);
        var number = nextNumber(authority);
        session.update("UPDATE revocation_list SET next_number = next_number + 1 WHERE id = ?", authority.value());
        return number;
    }

    /// Leaves out all numbers up to `seen`: a list of that number is known though this store did not make it, as when it
    /// is an older copy of itself.
    public void skip(AuthorityId authority, long seen) {
        ensure(authority);
        session.update("UPDATE revocation_list SET next_number = max(next_number, ?) WHERE id = ?", seen + 1, authority.value());
    }

    /// The number that the next list gets, and so the first to tell of a change that is made now.
    public long nextNumber(AuthorityId authority) {
        return session.first(Row::number, "SELECT next_number FROM revocation_list WHERE id = ?", authority.value()).orElse(1L);
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
                SELECT published, made, next_update, base, base_made FROM revocation_list
                WHERE id = ? AND published IS NOT NULL""", authority.value());
    }

    public void putPublished(AuthorityId authority, PublishedList list) {
        ensure(authority);
        session.update("""
                UPDATE revocation_list SET published = ?, made = ?, next_update = ?, base = ?, base_made = ? WHERE id = ?""",
                list.number(), list.made().toEpochMilli(), list.nextUpdate().toEpochMilli(),
                list.base().map(PublishedList.Base::number).orElse(null),
                list.base().map(base -> base.made().toEpochMilli()).orElse(null), authority.value());
    }

    private void ensure(AuthorityId authority) {
        session.update("INSERT INTO revocation_list (id) VALUES (?) ON CONFLICT DO NOTHING", authority.value());
    }

    private static RevocationListSettings settings(Row row) throws SQLException {
        return new RevocationListSettings(Math.toIntExact(row.number()), row.text(), row.text(), row.flag(), row.flag());
    }

    private static PublishedList published(Row row) throws SQLException {
        return new PublishedList(row.number(), row.millisecond(), row.millisecond(), base(row));
    }

    private static Optional<PublishedList.Base> base(Row row) throws SQLException {
        var number = row.optionalNumber();
        Optional<Instant> made = row.optionalMillisecond();
        return made.map(at -> new PublishedList.Base(number.orElseThrow(), at));
    }
}
