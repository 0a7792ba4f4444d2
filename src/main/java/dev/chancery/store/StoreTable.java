package dev.chancery.store;

import java.time.Instant;

/// The store's own identity and what unlocks it.
public final class StoreTable {

    private final Session session;

    StoreTable(Session session) {
        this.session = session;
    }

    /// What tells this store from every other; it never changes.
    public byte[] storeId() {
        return session.first(Row::bytes, "SELECT store_id FROM store WHERE id = 1").orElseThrow();
    }

    /// The version of the schema.
    public int schema() {
        return Math.toIntExact(session.number("PRAGMA user_version"));
    }

    public byte[] sealHeader() {
        return session.first(Row::bytes, "SELECT seal_header FROM store WHERE id = 1").orElseThrow();
    }

    public Instant created() {
        return session.first(Row::millisecond, "SELECT created FROM store WHERE id = 1").orElseThrow();
    }

    /// The old header is overwritten, not only released.
    public void replaceSealHeader(byte[] header) {
        session.update("UPDATE store SET seal_header = ? WHERE id = 1", header);
    }
}
