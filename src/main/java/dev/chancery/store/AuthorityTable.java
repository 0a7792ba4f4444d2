package dev.chancery.store;

import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Ttl;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.IntSupplier;

/// The authorities, each with the certificate it signs with. That certificate has a row of its own in [CertificateTable];
/// both are inserted in one transaction, in either order.
public final class AuthorityTable {

    private static final String SELECT = "SELECT a.id, a.name, a.parent, a.path_length, a.default_profile, a.default_life, a.default_key, "
            + CertificateRow.COLUMNS + ", " + KeyHomes.COLUMNS
            + " FROM authority a JOIN certificate c ON c.id = a.certificate" + CertificateRow.JOINED + KeyHomes.JOINED;

    private final Session session;

    AuthorityTable(Session session) {
        this.session = session;
    }

    /// @throws Failure.Refused when another authority has the name
    public void insert(Authority authority) {
        named(authority.name(), () -> session.update("""
                INSERT INTO authority (id, name, name_folded, parent, certificate, path_length, default_profile,
                    default_life, default_key)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                authority.id().value(), authority.name(), Folded.of(authority.name()),
                authority.parent().map(AuthorityId::value).orElse(null), authority.certificate().id().value(),
                authority.pathLength().isPresent() ? authority.pathLength().getAsInt() : null,
                authority.defaults().profile(), authority.defaults().life().duration().toSeconds(),
                authority.defaults().key().code()));
    }

    /// In the order in which they were made, so that a parent comes before its children.
    public List<Authority> all() {
        return session.list(AuthorityTable::authority, SELECT + "ORDER BY a.id");
    }

    public Optional<Authority> byId(AuthorityId id) {
        return session.first(AuthorityTable::authority, SELECT + "WHERE a.id = ?", id.value());
    }

    /// @throws Failure.Refused when another authority has the name
    /// @throws Failure.Gone when there is no such authority
    public void rename(AuthorityId id, String name) {
        require(id, named(name, () -> session.update("UPDATE authority SET name = ?, name_folded = ? WHERE id = ?",
                name, Folded.of(name), id.value())));
    }

    /// @throws Failure.Gone when there is no such authority
    public void updateDefaults(AuthorityId id, Authority.Defaults defaults) {
        require(id, session.update("UPDATE authority SET default_profile = ?, default_life = ?, default_key = ? WHERE id = ?",
                defaults.profile(), defaults.life().duration().toSeconds(), defaults.key().code(), id.value()));
    }

    /// The certificate that the authority signs with from now on, and what it allows below it; it must be there.
    ///
    /// @throws Failure.Gone when there is no such authority
    public void replaceCertificate(AuthorityId id, CertificateId certificate, OptionalInt pathLength) {
        require(id, session.update("UPDATE authority SET certificate = ?, path_length = ? WHERE id = ?", certificate.value(),
                pathLength.isPresent() ? pathLength.getAsInt() : null, id.value()));
    }

    private static int named(String name, IntSupplier change) {
        try {
            return change.getAsInt();
        } catch (Fault fault) {
            throw fault.isDuplicate() ? new Failure.Refused(new TextViolation.Taken(Field.NAME, name, 0)) : fault;
        }
    }

    private static void require(AuthorityId id, int changed) {
        if (changed == 0) {
            throw new Failure.Gone("authority " + id.value());
        }
    }

    private static Authority authority(Row row) throws SQLException {
        var id = new AuthorityId(row.number());
        var name = row.text();
        var parent = row.optionalNumber();
        var pathLength = pathLength(row.optionalNumber());
        var defaults = new Authority.Defaults(row.text(), new Ttl(Duration.ofSeconds(row.number())),
                KeySpec.ofCode(row.text()).orElseThrow());
        var certificate = CertificateRow.read(row);
        return new Authority(id, name, parent.isPresent() ? Optional.of(new AuthorityId(parent.getAsLong())) : Optional.empty(),
                certificate, pathLength, defaults, KeyHomes.read(row, certificate));
    }

    private static OptionalInt pathLength(OptionalLong stored) {
        return stored.isPresent() ? OptionalInt.of(Math.toIntExact(stored.getAsLong())) : OptionalInt.empty();
    }
}
