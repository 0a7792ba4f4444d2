package dev.chancery.engine;

import dev.chancery.domain.AuditEntry;
import java.util.List;

/// What was done, in order. Entries are written in the transaction of the act itself.
public final class Audit {

    private final Desk desk;

    Audit(Desk desk) {
        this.desk = desk;
    }

    /// The last acts, newest first.
    public List<AuditEntry> recent(int limit) {
        return desk.read(tx -> tx.audit().recent(limit));
    }

    /// What was done to one object, newest first: a serial number in hex, a thing id, an authority's name.
    public List<AuditEntry> of(String object) {
        return desk.read(tx -> tx.audit().ofObject(object));
    }
}
