package dev.chancery.store;

import dev.chancery.domain.CloudTenant;
import java.time.Instant;
import java.util.Optional;

/// Credentials for clouds, sealed, one for a place at most.
public final class CredentialTable {

    private final Session session;

    CredentialTable(Session session) {
        this.session = session;
    }

    /// A row for it in place of an older one, still without what it is for; its id is what to seal it for.
    public long insert(CloudTenant where, Instant now) {
        delete(where);
        return session.insert("INSERT INTO cloud_credential (cloud, place, kept, sealed) VALUES (?, ?, ?, x'')",
                where.cloud().code(), where.text(), now.toEpochMilli());
    }

    public void seal(long id, byte[] sealed) {
        session.update("UPDATE cloud_credential SET sealed = ? WHERE id = ?", sealed, id);
    }

    public Optional<SealedCredential> of(CloudTenant where) {
        return session.first(row -> new SealedCredential(row.number(), row.millisecond(), row.bytes()),
                "SELECT id, kept, sealed FROM cloud_credential WHERE cloud = ? AND place = ?", where.cloud().code(), where.text());
    }

    /// Whether there was one.
    public boolean delete(CloudTenant where) {
        return session.update("DELETE FROM cloud_credential WHERE cloud = ? AND place = ?", where.cloud().code(), where.text()) > 0;
    }
}
