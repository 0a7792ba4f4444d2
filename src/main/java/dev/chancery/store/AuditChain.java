package dev.chancery.store;

import dev.chancery.domain.Failure;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Links each entry of the audit log to all before it: HMAC(link before | number | at | act | object | detail).
final class AuditChain {

    static final String COLUMNS = "a.id, a.at, a.act, a.object, a.detail";

    private final Session session;
    private final Sealer sealer;
    private long last;
    private byte[] value;

    AuditChain(Session session, Sealer sealer, long last, byte[] value) {
        this.session = session;
        this.sealer = sealer;
        this.last = last;
        this.value = value;
    }

    long last() {
        return last;
    }

    byte[] value() {
        return value;
    }

    /// @throws Failure.Tampered when there are others that this transaction did not make
    void appendTouched() {
        long others = session.number("""
                SELECT count(*) FROM audit WHERE id > ? AND id NOT IN (SELECT row FROM seal_dirty WHERE tab = 0)""", last);
        if (others > 0) {
            throw new Failure.Tampered("audit, after entry " + last);
        }
        append("SELECT " + COLUMNS + " FROM seal_dirty dirty CROSS JOIN audit a ON a.id = dirty.row WHERE dirty.tab = 0 ORDER BY a.id");
    }

    void appendAll() {
        append("SELECT " + COLUMNS + " FROM audit a ORDER BY a.id");
    }

    private void append(String entries) {
        session.each(this::append, _ -> {}, entries);
    }

    private boolean append(Row row) throws SQLException {
        var entry = row.rest();
        value = next(sealer, value, entry);
        last = ((Number) entry[0]).longValue();
        session.update("INSERT OR REPLACE INTO audit_seal (id, value) VALUES (?, ?)", last, value);
        return true;
    }

    static byte[] next(Sealer sealer, byte[] before, @Nullable Object... entry) {
        var values = new Object[entry.length + 1];
        values[0] = before;
        System.arraycopy(entry, 0, values, 1, entry.length);
        return sealer.audit(SealMessage.of(SealMessage.AUDIT, values));
    }
}
