package dev.chancery.store;

import dev.chancery.domain.NewThing;
import dev.chancery.domain.Thing;
import dev.chancery.domain.Thing.Description;
import dev.chancery.domain.ThingId;
import java.sql.SQLException;
import java.time.Instant;

/// How a thing lies in its row: written in one place, read in one place. No tag holds a line end.
final class ThingRow {

    /// What [#read] takes, of `thing t`.
    static final String COLUMNS =
            "t.id, t.thing_id, t.name, t.group_name, t.tags, t.notes, t.hardware_serial, t.address, t.created";

    private ThingRow() {}

    static long insert(Session session, NewThing thing, Instant created) {
        var description = thing.description();
        return session.insert("""
                INSERT INTO thing (thing_id, created, id_folded, name, group_name, tags, notes, hardware_serial, address,
                    name_folded, group_folded, search)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                thing.id().value(), created.toEpochMilli(), Folded.of(thing.id().value()), description.name(), description.group(),
                tags(description), description.notes(), description.hardwareSerial(), description.address(),
                Folded.of(description.name()), Folded.of(description.group()), searched(description));
    }

    static int update(Session session, long number, Description description) {
        return session.update("""
                UPDATE thing SET name = ?, group_name = ?, tags = ?, notes = ?, hardware_serial = ?, address = ?,
                    name_folded = ?, group_folded = ?, search = ?
                WHERE id = ?""",
                description.name(), description.group(), tags(description), description.notes(), description.hardwareSerial(),
                description.address(), Folded.of(description.name()), Folded.of(description.group()), searched(description),
                number);
    }

    private static String tags(Description description) {
        return String.join("\n", description.tags());
    }

    private static String searched(Description description) {
        return Folded.of(tags(description) + "\n" + description.hardwareSerial());
    }

    static Thing read(Row row) throws SQLException {
        var number = row.number();
        var id = new ThingId(row.text());
        var description = new Description(row.text(), row.text(), row.text().lines().toList(), row.text(), row.text(), row.text());
        return new Thing(number, id, description, row.millisecond());
    }
}
