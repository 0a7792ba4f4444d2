package dev.chancery.store;

import dev.chancery.domain.Failure;
import dev.chancery.domain.StoreFinding;
import dev.chancery.domain.StoreFinding.OfSeal;
import dev.chancery.domain.Progress;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// Compares rows with their seals. Memory does not grow with their number.
final class SealCheck {

    private final Session session;
    private final Sealer sealer;

    SealCheck(Session session, Sealer sealer) {
        this.session = session;
        this.sealer = sealer;
    }

    /// A row that is not there is not missed here.
    ///
    /// @throws Failure.Tampered when it is not as it was sealed
    void requireRow(Protected table, Object key) {
        session.first(row -> isSealed(table, row), "SELECT s.mac, %s FROM %s LEFT JOIN row_seal s ON s.tab = %s AND s.row = ?1 WHERE %s AND %s"
                .formatted(table.columns(), table.from(), table.number(), table.is("?1"), table.condition()), key).filter(holds -> !holds)
                .ifPresent(_ -> {
                    throw tampered(table, key);
                });
    }

    /// All rows `t` that `condition` finds, which ends in [These#KEYS].
    ///
    /// @throws Failure.Tampered when one of them is not as it was sealed
    void requireRows(Protected table, String condition, long[] keys) {
        session.listIn(row -> requireSealed(table, row), "SELECT %s, s.mac, %s FROM %s LEFT JOIN row_seal s ON s.tab = %s AND s.row = %1$s WHERE %s AND %s"
                .formatted(table.key("t"), table.columns(), table.from(), table.number(), table.condition(), condition), keys);
    }

    private boolean requireSealed(Protected table, Row row) throws SQLException {
        var key = row.value();
        if (!isSealed(table, row)) {
            throw tampered(table, key);
        }
        return true;
    }

    private boolean isSealed(Protected table, Row row) throws SQLException {
        var found = row.optionalBytes();
        return mac(table, row).is(found);
    }

    private RowMac mac(Protected table, Row row) throws SQLException {
        return RowMac.of(sealer.row(SealMessage.ofRest(table, row)));
    }

    private static Failure.Tampered tampered(Protected table, Object key) {
        return new Failure.Tampered(table.table() + ", row " + key);
    }

    private static void refuse(OfSeal found) {
        throw switch (found) {
            case StoreFinding.RowChanged(var table, var key) -> new Failure.Tampered(table + ", row " + key);
            case StoreFinding.RowUnsealed(var table, var key) -> new Failure.Tampered(table + ", row " + key);
            case StoreFinding.RowsMissing(var table, var expected, var there) ->
                    new Failure.Tampered("%s, %s rows instead of %s".formatted(table, there, expected));
            case StoreFinding.AuditChanged _, StoreFinding.AuditCut _ -> new Failure.Tampered("audit");
            case StoreFinding.HeadChanged _, StoreFinding.OlderThanSeen _ -> new Failure.Tampered("seal_head");
        };
    }

    /// @throws Failure.Tampered when one of their rows is not as it was sealed, or not there, or there is one more
    void requireWhole(Collection<Protected> tables) {
        var head = Head.of(session, sealer);
        tables.forEach(table -> rows(table, Optional.of(head), SealCheck::refuse));
    }

    /// The small tables, the certificates of the authorities and the end of the audit log: what is looked at before
    /// anything is signed, and what every list names.
    void quick(Consumer<OfSeal> taker) {
        var head = head(taker);
        Protected.SMALL.forEach(table -> rows(table, head, taker));
        each(Protected.CERTIFICATE, "t.id IN (SELECT certificate FROM authority)", new Sums(), taker, new Steps(Progress.NONE));
        head.ifPresent(it -> new AuditCheck(session, sealer, taker).end(it));
    }

    private Optional<Head> head(Consumer<OfSeal> taker) {
        var head = Head.found(session, sealer);
        if (head.isEmpty()) {
            taker.accept(new StoreFinding.HeadChanged());
        }
        return head;
    }

    /// Everything.
    void all(Progress progress, Consumer<OfSeal> taker) {
        var head = head(taker);
        progress.expect(total());
        var step = new Steps(progress);
        var clean = EnumSet.noneOf(Protected.class);
        for (var table : Protected.values()) {
            if (table != Protected.LISTED || clean.contains(Protected.CERTIFICATE)) {
                if (rows(table, head, taker, step) == 0) {
                    clean.add(table);
                }
            }
        }
        encodings(taker, step);
        new AuditCheck(session, sealer, taker).all(head, step);
        step.end();
    }

    private long total() {
        return session.number("SELECT (SELECT count(*) FROM row_seal) + (SELECT count(*) FROM certificate_der) + (SELECT count(*) FROM audit)");
    }

    private void rows(Protected table, Optional<Head> head, Consumer<OfSeal> taker) {
        rows(table, head, taker, new Steps(Progress.NONE));
    }

    /// How much was found.
    private long rows(Protected table, Optional<Head> head, Consumer<OfSeal> taker, Steps steps) {
        var sums = new Sums();
        var count = new AtomicLong();
        Consumer<OfSeal> counting = found -> {
            count.incrementAndGet();
            taker.accept(found);
        };
        each(table, table.condition(), sums, counting, steps);
        head.map(Head::sums).filter(expected -> !expected.agree(table, sums))
                .filter(expected -> count.get() == 0 || expected.rows(table) != sums.rows(table))
                .ifPresent(expected -> counting.accept(new StoreFinding.RowsMissing(table.table(), expected.rows(table), sums.rows(table))));
        return count.get();
    }

    private void each(Protected table, String condition, Sums sums, Consumer<OfSeal> taker, Steps steps) {
        session.each(row -> look(table, row, sums, taker), _ -> steps.one(), """
                SELECT %s, s.mac, %s FROM %s LEFT JOIN row_seal s ON s.tab = %s AND s.row = %s WHERE %s""".formatted(table.key("t"),
                table.columns(), table.from(), table.number(), table.key("t"), condition));
    }

    private boolean look(Protected table, Row row, Sums sums, Consumer<OfSeal> taker) throws SQLException {
        var key = String.valueOf(row.value());
        var found = row.optionalBytes();
        var mac = mac(table, row);
        sums.add(table, mac);
        if (found.isEmpty()) {
            taker.accept(new StoreFinding.RowUnsealed(table.table(), key));
        } else if (!mac.is(found)) {
            taker.accept(new StoreFinding.RowChanged(table.table(), key));
        }
        return true;
    }

    /// What is sealed of a certificate's encoding is its fingerprint.
    private void encodings(Consumer<OfSeal> taker, Steps steps) {
        session.each(row -> {
            var id = row.number();
            if (!Arrays.equals(row.bytes(), Fingerprint.sha256(row.bytes()))) {
                taker.accept(new StoreFinding.RowChanged("certificate_der", String.valueOf(id)));
            }
            return true;
        }, _ -> steps.one(), "SELECT id, sha256, der FROM certificate_der");
    }
}
