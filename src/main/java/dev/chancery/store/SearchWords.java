package dev.chancery.store;

/// The index of the words that certificates are found by. Its triggers keep it in step with changed and removed rows and note
/// the new ones as due.
final class SearchWords {

    private static final String INDEX = "INSERT INTO certificate_text (rowid, search, serial) SELECT id, search, hex(serial) FROM certificate";

    private SearchWords() {}

    /// At the end of a transaction that writes: indexes the certificates that it has brought.
    static void indexDue(Session session) {
        if (session.number("SELECT EXISTS (SELECT 1 FROM words_due)") > 0) {
            session.update(INDEX + " WHERE id IN (SELECT id FROM words_due)");
            session.update("DELETE FROM words_due");
        }
    }

    /// Makes the index again, from what is searched in each certificate, in a store of whatever version that has one.
    static void rebuild(Session session) {
        if (has(session, "words_due")) {
            session.update("DELETE FROM words_due");
        }
        if (has(session, "certificate_text")) {
            session.update("INSERT INTO certificate_text (certificate_text) VALUES ('delete-all')");
            session.update(INDEX);
        }
    }

    private static boolean has(Session session, String table) {
        return session.number("SELECT EXISTS (SELECT 1 FROM sqlite_schema WHERE name = ?)", table) > 0;
    }
}
