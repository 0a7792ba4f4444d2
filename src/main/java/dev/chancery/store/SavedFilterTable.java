package dev.chancery.store;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.CertificateQuery.Column;
import dev.chancery.domain.Expiry;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.SavedFilter;
import dev.chancery.domain.Status;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.ThingId;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The filters of the list of certificates that have a name. Names that differ in upper and lower case alone are one.
public final class SavedFilterTable {

    private final Session session;

    SavedFilterTable(Session session) {
        this.session = session;
    }

    /// In the order of their names.
    public List<SavedFilter> all() {
        return session.list(SavedFilterTable::filter, "SELECT name, search, status, issuer, profile, thing, expiry, sort, descending "
                + "FROM saved_filter ORDER BY name_folded");
    }

    /// @throws Failure.Refused when another one has the name
    public void insert(SavedFilter filter) {
        var query = filter.query();
        named(filter.name(), """
                INSERT INTO saved_filter (name_folded, name, search, status, issuer, profile, thing, expiry, sort, descending)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""", Folded.of(filter.name()), filter.name(), query.text(),
                orNull(query.status(), Status::code), orNull(query.issuer(), AuthorityId::value), orNull(query.profile(), code -> code),
                orNull(query.thing(), ThingId::value), orNull(filter.expiry(), Expiry::code), query.order().code(), query.descending() ? 1 : 0);
    }

    /// @throws Failure.Refused when another one has the new name
    /// @throws Failure.Gone when there is none of the old name
    public void rename(String from, String to) {
        require(from, named(to, "UPDATE saved_filter SET name_folded = ?, name = ? WHERE name_folded = ?", Folded.of(to), to,
                Folded.of(from)));
    }

    /// @throws Failure.Gone when there is none of this name
    public void delete(String name) {
        require(name, session.update("DELETE FROM saved_filter WHERE name_folded = ?", Folded.of(name)));
    }

    private int named(String name, String sql, @Nullable Object... values) {
        try {
            return session.update(sql, values);
        } catch (Fault fault) {
            throw fault.isDuplicate() ? new Failure.Refused(new TextViolation.Taken(Field.NAME, name, 0)) : fault;
        }
    }

    private static void require(String name, int changed) {
        if (changed == 0) {
            throw new Failure.Gone("filter " + name);
        }
    }

    private static <T> @Nullable Object orNull(Optional<T> part, Function<T, Object> value) {
        return part.map(value).orElse(null);
    }

    private static SavedFilter filter(Row row) throws SQLException {
        var name = row.text();
        var text = row.text();
        var status = row.optionalText().map(code -> Status.ofCode(code).orElseThrow());
        var number = row.optionalNumber();
        var issuer = number.isPresent() ? Optional.of(new AuthorityId(number.getAsLong())) : Optional.<AuthorityId>empty();
        var query = CertificateQuery.ALL.withText(text).withStatus(status).withIssuer(issuer).withProfile(row.optionalText())
                .withThing(row.optionalText().map(ThingId::new));
        var expiry = row.optionalText().map(code -> Expiry.ofCode(code).orElseThrow());
        return new SavedFilter(name, query.sortedBy(Column.ofCode(row.text()).orElseThrow(), row.flag()), expiry);
    }
}
