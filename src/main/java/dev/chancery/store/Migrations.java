package dev.chancery.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The numbered scripts in `db/` that make and change the tables. A store's `user_version` is the number of the last one
/// that it has seen.
record Migrations(List<String> scripts) {

    /// In the order of their numbers; a released script is never changed.
    static final List<String> NAMES = List.of("001-first-light.sql", "002-revocation.sql", "003-requests.sql",
            "004-profiles.sql", "005-renewal.sql", "006-import.sql", "007-filters.sql", "008-search.sql", "009-once.sql",
            "010-rekey.sql", "011-clouds.sql", "012-layouts.sql", "013-credential.sql", "014-numbers.sql", "015-bulk.sql",
            "016-seals.sql", "017-tokens.sql", "018-vault.sql", "019-outbox.sql", "020-endpoints.sql", "021-enrolment.sql",
            "022-renewal-jobs.sql", "023-words-in-one-go.sql");

    Migrations {
        scripts = List.copyOf(scripts);
    }

    static Migrations known() {
        return new Migrations(NAMES.stream().map(Migrations::script).toList());
    }

    private static String script(String name) {
        try (var text = Migrations.class.getResourceAsStream("/db/" + name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /// The schema that this version of Chancery writes.
    int newest() {
        return scripts.size();
    }

    /// As the version knew them that wrote this schema.
    Migrations upTo(int version) {
        return new Migrations(scripts.subList(0, version));
    }

    /// Runs every script after `version`. Call it within a transaction and with foreign keys off: SQLite needs that to
    /// rebuild a table. They are checked at the end instead.
    void run(Session session, int version) {
        scripts.subList(version, newest()).forEach(session::script);
        session.script("PRAGMA user_version = " + newest());
        session.first(Row::text, "PRAGMA foreign_key_check").ifPresent(table -> {
            throw new IllegalStateException("a migration left a broken reference in " + table);
        });
    }

    /// What the scripts up to `version` make: the SQL of every table and index, in a fixed order.
    List<String> schema(int version) {
        try (var empty = Session.open("jdbc:sqlite::memory:")) {
            scripts.subList(0, version).forEach(empty::script);
            return schema(empty);
        }
    }

    /// The same of a store. What ANALYZE adds does not count, nor the tables that SQLite's text search makes for its own use
    /// and may make otherwise in another version.
    static List<String> schema(Session session) {
        return session.transaction("BEGIN", () -> session.list(Row::text, """
                SELECT type || ' ' || name || ' ' || ifnull(sql, tbl_name) FROM sqlite_schema
                WHERE name NOT GLOB 'sqlite_stat*' AND NOT (type = 'table' AND name GLOB 'certificate_text_*')
                ORDER BY type, name"""));
    }
}
