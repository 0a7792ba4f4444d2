package dev.chancery.store;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Collects which sealed rows a transaction touches, and what they were before, in temporary tables of the writer. It does
/// not matter which statement changes a row, and since the triggers are the connection's own nobody can remove them.
final class SealTriggers {

    private static final String DIRTY = """
            CREATE TEMP TABLE seal_dirty (tab INTEGER NOT NULL, row NOT NULL, PRIMARY KEY (tab, row)) WITHOUT ROWID;
            CREATE TEMP TRIGGER seal_audit AFTER INSERT ON main.audit BEGIN
                INSERT INTO seal_dirty SELECT 0, new.id WHERE NOT EXISTS (SELECT 1 FROM seal_dirty WHERE tab = 0 AND row = new.id);
            END;
            """;

    private SealTriggers() {}

    static String script() {
        return DIRTY + Stream.of(Protected.values()).map(SealTriggers::of).collect(Collectors.joining());
    }

    private static String of(Protected table) {
        var before = "CREATE TEMP TABLE seal_was_%s AS SELECT %s AS row_key, %s FROM %s WHERE FALSE;\n"
                .formatted(table.number(), table.key("t"), table.columns(), table.from());
        return before + own(table) + table.parts().stream().map(part -> part(table, part)).collect(Collectors.joining());
    }

    private static String own(Protected table) {
        var when = table.whenInserted().map(condition -> " WHEN " + condition).orElse("");
        return trigger(table, table.table(), "AFTER INSERT", when, mark(table, table.key("new")))
                + changes(table, table.table(), table.key("old"), table.key("new"));
    }

    private static String part(Protected table, String part) {
        return trigger(table, part, "BEFORE INSERT", "", remember(table, "+new.id") + mark(table, "+new.id"))
                + changes(table, part, "+old.id", "+new.id");
    }

    private static String changes(Protected table, String source, String was, String is) {
        return trigger(table, source, "BEFORE UPDATE", "", remember(table, was) + mark(table, was))
                + trigger(table, source, "AFTER UPDATE", "", mark(table, is))
                + trigger(table, source, "BEFORE DELETE", "", remember(table, was) + mark(table, was));
    }

    private static String trigger(Protected table, String source, String event, String when, String body) {
        return "CREATE TEMP TRIGGER seal_%s_%s_%s %s ON main.%s%s BEGIN\n%sEND;\n".formatted(table.number(), source,
                event.replace(' ', '_'), event, source, when, body);
    }

    // Numbers go in by %s: %d writes them in the digits of the locale.
    // Not by INSERT OR IGNORE: within a trigger the statement that fired it decides what a conflict does.
    private static String mark(Protected table, String key) {
        return "INSERT INTO seal_dirty SELECT %1$s, %2$s WHERE NOT EXISTS (SELECT 1 FROM seal_dirty WHERE tab = %1$s AND row = %2$s);\n"
                .formatted(table.number(), key);
    }

    /// Only what stood there before the transaction: a row that it has touched already was remembered, or is its own.
    private static String remember(Protected table, String key) {
        return "INSERT INTO seal_was_%1$s SELECT %2$s, %3$s FROM %4$s WHERE %5$s AND %6$s AND NOT EXISTS (SELECT 1 FROM seal_dirty WHERE tab = %1$s AND row = %7$s);\n"
                .formatted(table.number(), table.key("t"), table.columns(), table.from(), table.is(key), table.condition(), key);
    }
}
