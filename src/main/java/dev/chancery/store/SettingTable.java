package dev.chancery.store;

import java.util.Optional;

/// Small values that the store remembers by name.
public final class SettingTable {

    private final Session session;

    SettingTable(Session session) {
        this.session = session;
    }

    public Optional<String> get(String name) {
        return session.first(Row::text, "SELECT value FROM setting WHERE name = ?", name);
    }

    public void put(String name, String value) {
        session.update("INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                name, value);
    }

    /// Whether there was one. Its old value is overwritten, not only released.
    public boolean remove(String name) {
        return session.update("DELETE FROM setting WHERE name = ?", name) > 0;
    }
}
