package dev.chancery.store;

import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Collects which sealed rows a transaction touches, and what they were before, in temporary tables of the writer. It does
/// not matter which statement changes a row, and since the triggers are the connection's own nobody can remove them.
final class SealTriggers {

    private static final String DIRTY = """
            CREATE TEMP TABLE seal_dirty (tab INTEGER NOT NULL, row NOT NULL, PRIMARY KEY (tab, row)) WITHOUT ROWID;
            """;

    private static final String AUDIT = trigger("audit", "audit", "AFTER INSERT", untouched(0, "+new.id"), mark(0, "+new.id"));

    private SealTriggers() {}

    static String script() {
        return DIRTY + AUDIT + Stream.of(Protected.values()).map(SealTriggers::of).collect(Collectors.joining());
    }

    private static String of(Protected table) {
        var before = "CREATE TEMP TABLE seal_was_%s AS SELECT %s AS row_key, %s FROM %s WHERE FALSE;\n"
                .formatted(table.number(), table.key("t"), table.columns(), table.from());
        return before + own(table) + table.parts().stream().map(part -> part(table, part)).collect(Collectors.joining());
    }

    private static String own(Protected table) {
        var is = table.key("new");
        var made = table.whenInserted().map(condition -> condition + " AND ").orElse("") + untouched(table.number(), is);
        return trigger(table, table.table(), "AFTER INSERT", made, mark(table.number(), is))
                + changes(table, table.table(), table.key("old"), is);
    }

    private static String part(Protected table, String part) {
        return remembering(table, part, "BEFORE INSERT", "+new.id") + changes(table, part, "+old.id", "+new.id");
    }

    private static String changes(Protected table, String source, String was, String is) {
        return remembering(table, source, "BEFORE UPDATE", was)
                + trigger(table, source, "AFTER UPDATE", untouched(table.number(), is), mark(table.number(), is))
                + remembering(table, source, "BEFORE DELETE", was);
    }

    private static String remembering(Protected table, String source, String event, String key) {
        return trigger(table, source, event, untouched(table.number(), key), remember(table, key) + mark(table.number(), key));
    }

    private static String trigger(Protected table, String source, String event, String when, String body) {
        return trigger(table.number() + "_" + source + "_" + event.replace(' ', '_'), source, event, when, body);
    }

    private static String trigger(String name, String source, String event, String when, String body) {
        return "CREATE TEMP TRIGGER seal_%s %s ON main.%s WHEN %s BEGIN\n%sEND;\n".formatted(name, event, source, when, body);
    }

    /// Of a row that the transaction has touched already, what stood there before was remembered, or it is its own. `key`
    /// comes with a sign, or else its type is compared and rows are looked for one by one.
    // Numbers go in by %s: %d writes them in the digits of the locale.
    private static String untouched(int number, String key) {
        return "NOT EXISTS (SELECT 1 FROM seal_dirty WHERE tab = %s AND row = %s)".formatted(number, key);
    }

    private static String mark(int number, String key) {
        return "INSERT INTO seal_dirty VALUES (%s, %s);\n".formatted(number, key);
    }

    private static String remember(Protected table, String key) {
        return "INSERT INTO seal_was_%s SELECT %s, %s FROM %s WHERE %s AND %s;\n".formatted(table.number(), table.key("t"),
                table.columns(), table.from(), table.is(key), table.condition());
    }
}
