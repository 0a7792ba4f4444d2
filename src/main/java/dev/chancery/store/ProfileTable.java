package dev.chancery.store;

import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.TextViolation;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;

/// The profiles that a store has of its own.
public final class ProfileTable {

    private static final String SELECT = "SELECT code, name, version, content FROM profile ";

    private final Session session;

    ProfileTable(Session session) {
        this.session = session;
    }

    /// In the order of their names.
    public List<StoredProfile> all() {
        return session.list(ProfileTable::profile, SELECT + "ORDER BY name_folded, code");
    }

    public Optional<StoredProfile> byCode(String code) {
        return session.first(ProfileTable::profile, SELECT + "WHERE code = ?", code);
    }

    /// @throws Failure.Refused when another profile has the name or the code
    public void insert(StoredProfile profile) {
        named(profile, () -> session.update(
                "INSERT INTO profile (code, name, name_folded, version, content) VALUES (?, ?, ?, ?, ?)",
                profile.code(), profile.name(), Folded.of(profile.name()), profile.version(), profile.content()));
    }

    /// @throws Failure.Refused when another profile has the name
    /// @throws Failure.Gone when there is none of this code
    public void update(StoredProfile profile) {
        require(profile.code(), named(profile, () -> session.update(
                "UPDATE profile SET name = ?, name_folded = ?, version = ?, content = ? WHERE code = ?",
                profile.name(), Folded.of(profile.name()), profile.version(), profile.content(), profile.code())));
    }

    /// @throws Failure.Gone when there is none of this code
    public void delete(String code) {
        require(code, session.update("DELETE FROM profile WHERE code = ?", code));
    }

    private static int named(StoredProfile profile, IntSupplier change) {
        try {
            return change.getAsInt();
        } catch (Fault fault) {
            throw fault.isDuplicate() ? new Failure.Refused(new TextViolation.Taken(Field.NAME, profile.name(), 0)) : fault;
        }
    }

    private static void require(String code, int changed) {
        if (changed == 0) {
            throw new Failure.Gone("profile " + code);
        }
    }

    private static StoredProfile profile(Row row) throws SQLException {
        return new StoredProfile(row.text(), row.text(), Math.toIntExact(row.number()), row.text());
    }
}
