package dev.chancery.store;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.KeyHome;

/// Which authorities have their private key on a token. [AuthorityTable] reads it with the authority.
public final class TokenKeyTable {

    private final Session session;

    TokenKeyTable(Session session) {
        this.session = session;
    }

    /// The authority must be there. One that has such a row already gets this one instead.
    public void put(AuthorityId authority, KeyHome.OnToken home) {
        session.update("""
                INSERT INTO token_key (id, label, serial, key_id) VALUES (?, ?, ?, ?)
                ON CONFLICT (id) DO UPDATE SET label = excluded.label, serial = excluded.serial, key_id = excluded.key_id""",
                authority.value(), home.token().label(), home.token().serial(), home.id().toArray());
    }
}
