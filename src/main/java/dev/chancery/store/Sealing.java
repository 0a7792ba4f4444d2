package dev.chancery.store;

import dev.chancery.domain.Failure;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Optional;

/// Seals what one transaction has changed, just before its end. A row that somebody else had changed before is not sealed
/// again, unless it is now as it was when it was sealed: the transaction fails.
final class Sealing {

    private static final int AUDIT = 0;

    private final Session session;
    private final Sealer sealer;
    private final Sums sums;
    private final AuditChain chain;
    private final long sequence;

    private Sealing(Session session, Sealer sealer, Head head) {
        this.session = session;
        this.sealer = sealer;
        this.sums = head.sums();
        this.sequence = head.sequence() + 1;
        this.chain = new AuditChain(session, sealer, head.audit(), head.chain());
    }

    /// @throws Failure.Tampered when a row that was changed now, the head or the end of the audit log was changed by
    /// somebody else before
    static void finish(Session session, Sealer sealer) {
        var sealing = new Sealing(session, sealer, Head.of(session, sealer));
        var touched = session.numbers("SELECT DISTINCT tab FROM seal_dirty");
        Arrays.stream(Protected.values()).filter(table -> Arrays.stream(touched).anyMatch(tab -> tab == table.number()))
                .forEach(sealing::again);
        if (Arrays.stream(touched).anyMatch(tab -> tab == AUDIT)) {
            sealing.chain.appendTouched();
        }
        session.update("DELETE FROM seal_dirty");
        sealing.head().write(session, sealer);
    }

    /// Seals everything that is there, whatever was sealed before.
    static void everything(Session session, Sealer sealer) {
        session.update("DELETE FROM row_seal");
        session.update("DELETE FROM audit_seal");
        session.update("DELETE FROM seal_dirty");
        var sealing = new Sealing(session, sealer, Head.first());
        for (var table : Protected.values()) {
            session.update("DELETE FROM seal_was_" + table.number());
            sealing.seal(table, "SELECT %s, %s FROM %s WHERE %s".formatted(table.key("t"), table.columns(), table.from(), table.condition()));
        }
        sealing.chain.appendAll();
        sealing.head().write(session, sealer);
    }

    private Head head() {
        return new Head(sequence, chain.last(), chain.value(), sums);
    }

    private void again(Protected table) {
        session.each(row -> unsealed(table, row), _ -> {}, """
                SELECT w.row_key, s.mac, w.* FROM seal_was_%1$s w LEFT JOIN row_seal s ON s.tab = %1$s AND s.row = w.row_key"""
                .formatted(table.number()));
        session.update("DELETE FROM row_seal WHERE tab = %1$s AND row IN (SELECT row_key FROM seal_was_%1$s)".formatted(table.number()));
        session.update("DELETE FROM seal_was_" + table.number());
        seal(table, "SELECT %s, %s FROM seal_dirty dirty CROSS JOIN %s WHERE dirty.tab = %s AND %s AND %s".formatted(table.key("t"),
                table.columns(), table.from(), table.number(), table.is("dirty.row"), table.condition()));
    }

    /// The key stands before the columns once more.
    private boolean unsealed(Protected table, Row row) throws SQLException {
        var key = row.value();
        var found = row.optionalBytes();
        row.value();
        var mac = RowMac.of(sealer.row(SealMessage.ofRest(table, row)));
        sums.subtract(table, mac.is(found) ? mac : putBack(table, key, found));
        return true;
    }

    /// What somebody else had changed may be made again what it was when it was sealed.
    private RowMac putBack(Protected table, Object key, Optional<byte[]> found) {
        return session.first(row -> RowMac.of(sealer.row(SealMessage.ofRest(table, row))), "SELECT %s FROM %s WHERE %s AND %s".formatted(
                table.columns(), table.from(), table.is("?"), table.condition()), key).filter(mac -> mac.is(found))
                .orElseThrow(() -> new Failure.Tampered(table.table() + ", row " + key));
    }

    private void seal(Protected table, String rows) {
        session.each(row -> seal(table, row), _ -> {}, rows);
    }

    private boolean seal(Protected table, Row row) throws SQLException {
        var key = row.value();
        var mac = RowMac.of(sealer.row(SealMessage.ofRest(table, row)));
        try {
            session.update("INSERT INTO row_seal (tab, row, mac) VALUES (?, ?, ?)", table.number(), key, mac.stored());
        } catch (Fault fault) {
            throw fault.isDuplicate() ? new Failure.Tampered(table.table() + ", row " + key) : fault;
        }
        sums.add(table, mac);
        return true;
    }
}
