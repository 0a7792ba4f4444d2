package dev.chancery.store;

import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.Failure;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What was done, in order. Entries are only ever added. Reading some compares each with its link to the one before, so
/// that any method here that returns entries may throw [Failure.Tampered].
public final class AuditTable {

    private final Session session;

    AuditTable(Session session) {
        this.session = session;
    }

    /// The entry with its number; `when` is kept to the millisecond.
    public AuditEntry append(Instant when, AuditEntry.Act act, String object, String detail) {
        var number = session.insert("INSERT INTO audit (at, act, object, detail) VALUES (?, ?, ?, ?)",
                when.toEpochMilli(), act.code(), object, detail);
        return new AuditEntry(number, Instant.ofEpochMilli(when.toEpochMilli()), act, object, detail);
    }

    /// The newest first.
    public List<AuditEntry> recent(int limit) {
        return linked(session.list(AuditTable::entry, "SELECT id, at, act, object, detail FROM audit ORDER BY id DESC LIMIT ?", limit));
    }

    /// What was done to one object, the newest first.
    public List<AuditEntry> ofObject(String object) {
        return linked(session.list(AuditTable::entry,
                "SELECT id, at, act, object, detail FROM audit WHERE object = ? ORDER BY id DESC", object));
    }

    /// The last one of this act, if there was any.
    public Optional<AuditEntry> last(AuditEntry.Act act) {
        return linked(session.list(AuditTable::entry,
                "SELECT id, at, act, object, detail FROM audit WHERE act = ? ORDER BY id DESC LIMIT 1", act.code())).stream().findFirst();
    }

    /// The first that came after this one and is of none of these acts.
    public Optional<AuditEntry> firstAfter(long number, Set<AuditEntry.Act> but) {
        return linked(session.list(AuditTable::entry, "SELECT id, at, act, object, detail FROM audit WHERE id > ? AND act NOT IN ("
                + but.stream().map(act -> "'" + act.code() + "'").collect(Collectors.joining(", ")) + ") ORDER BY id LIMIT 1", number))
                .stream().findFirst();
    }

    /// At most so many that came after this one, the oldest first.
    public List<AuditEntry> after(long number, int most) {
        return linked(session.list(AuditTable::entry,
                "SELECT id, at, act, object, detail FROM audit WHERE id > ? ORDER BY id LIMIT ?", number, most));
    }

    private List<AuditEntry> linked(List<AuditEntry> read) {
        session.seals().ifPresent(seals -> seals.requireLinks(read.stream().mapToLong(AuditEntry::number).toArray()));
        return read;
    }

    private static AuditEntry entry(Row row) throws SQLException {
        return new AuditEntry(row.number(), row.millisecond(), AuditEntry.Act.ofCode(row.text()).orElseThrow(), row.text(), row.text());
    }
}
