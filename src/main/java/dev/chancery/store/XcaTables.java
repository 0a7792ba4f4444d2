package dev.chancery.store;

import dev.chancery.domain.FileFailure.ForeignStore;
import dev.chancery.domain.FileFailure.ForeignStore.Why;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// The tables of a database that XCA wrote, or that pretends to be one. Only real tables with real columns are read, from
/// their first row to their last, without an index.
final class XcaTables {

    /// Nothing that XCA makes: a trigger, a virtual table, or an entry that calls itself a table and is none.
    private static final String FOREIGN = """
            SELECT count(*) FROM sqlite_schema WHERE NOT (type = 'index' OR type = 'view' AND rootpage = 0
                OR type = 'table' AND rootpage > 0 AND substr(sql, 1, 13) = 'CREATE TABLE ')""";

    private final Path file;
    private final XcaFile.Limits limits;
    private final Session session;
    private long rows;
    private long octets;

    private XcaTables(Path file, XcaFile.Limits limits, Session session) {
        this.file = file;
        this.limits = limits;
        this.session = session;
    }

    /// @throws ForeignStore when it is another program's database, or not as XCA wrote it
    static XcaTables of(Path file, XcaFile.Limits limits, Session session) {
        var tables = new XcaTables(file, limits, session);
        if (!tables.has("settings") || !tables.has("items")) {
            throw new ForeignStore(file, Why.NOT_XCA, "no items and settings");
        }
        tables.require(session.number(FOREIGN) == 0, "a schema that XCA does not make");
        var check = session.first(Row::text, "PRAGMA quick_check(1)").orElse("no answer");
        tables.require(check.equals("ok"), check);
        return tables;
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new ForeignStore(file, Why.DAMAGED, otherwise);
        }
    }

    private boolean has(String table) {
        var kind = session.first(Row::text, "SELECT type FROM sqlite_schema WHERE lower(name) = ? AND type <> 'index'", table);
        kind.ifPresent(type -> require(type.equals("table"), table + " is a " + type));
        return kind.isPresent();
    }

    /// Hands over all rows of `table`, none where there is no such table. A column that this version does not have is empty.
    <T> void each(String table, List<String> columns, Rows.Reader<T> reader, Consumer<T> taker) {
        if (!has(table)) {
            return;
        }
        var present = columnsOf(table);
        var selected = columns.stream().map(name -> present.contains(name.toLowerCase(Locale.ROOT)) ? '"' + name + '"' : "NULL")
                .collect(Collectors.joining(", "));
        session.each(reader, taken -> {
            count();
            taker.accept(taken);
        }, "SELECT " + selected + " FROM " + table + " NOT INDEXED");
    }

    private Set<String> columnsOf(String table) {
        var names = new HashSet<String>();
        session.each(row -> {
            names.add(row.text().toLowerCase(Locale.ROOT));
            return row.number();
        }, hidden -> require(hidden == 0, table + " has a column that XCA does not make"),
                "SELECT name, hidden FROM pragma_table_xinfo(?)", table);
        require(!names.isEmpty(), table + " has no columns");
        return names;
    }

    private void count() {
        if (++rows > limits.rows()) {
            throw new ForeignStore(file, Why.TOO_LARGE, "more than " + limits.rows() + " rows");
        }
    }

    /// Counts octets that are kept.
    ///
    /// @throws ForeignStore when they are too many
    void count(byte[] kept) {
        octets += kept.length;
        if (octets > limits.octets()) {
            throw new ForeignStore(file, Why.TOO_LARGE, "more than " + limits.octets() + " octets");
        }
    }
}
