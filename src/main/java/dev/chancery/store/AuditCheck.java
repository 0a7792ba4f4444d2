package dev.chancery.store;

import dev.chancery.domain.Failure;
import dev.chancery.domain.StoreFinding;
import dev.chancery.domain.StoreFinding.OfSeal;
import java.security.MessageDigest;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;

/// Goes along the chain of the audit log. A broken link is told of once: what follows is compared with the link that is
/// written there.
final class AuditCheck {

    private final Session session;
    private final Sealer sealer;
    private final Consumer<OfSeal> taker;
    private byte[] link = Head.first().chain();
    private long last;
    private boolean whole = true;

    AuditCheck(Session session, Sealer sealer, Consumer<OfSeal> taker) {
        this.session = session;
        this.sealer = sealer;
        this.taker = taker;
    }

    /// Each of these entries with the link before it. Where that one is missing there is nothing to compare with: what was cut
    /// out of the log is told of elsewhere.
    ///
    /// @throws Failure.Tampered when one was changed
    static void requireLinks(Session session, Sealer sealer, long[] entries) {
        session.listIn(row -> requireLink(sealer, row), """
                SELECT s.value, iif(a.id = 1, zeroblob(32), before.value), %s FROM audit a LEFT JOIN audit_seal s ON s.id = a.id
                LEFT JOIN audit_seal before ON before.id = a.id - 1 WHERE a.id IN\s""".formatted(AuditChain.COLUMNS) + These.KEYS, entries);
    }

    private static boolean requireLink(Sealer sealer, Row row) throws SQLException {
        var written = row.optionalBytes();
        var before = row.optionalBytes();
        var entry = row.rest();
        var holds = written.isPresent()
                && before.map(link -> MessageDigest.isEqual(written.get(), AuditChain.next(sealer, link, entry))).orElse(true);
        if (!holds) {
            throw new Failure.Tampered("audit, entry " + entry[0]);
        }
        return true;
    }

    /// The last entry alone.
    void end(Head head) {
        var last = session.number("SELECT ifnull(max(id), 0) FROM audit");
        if (last < head.audit()) {
            taker.accept(new StoreFinding.AuditCut(head.audit(), last));
        } else if (last > head.audit()) {
            taker.accept(new StoreFinding.AuditChanged(last));
        }
    }

    void all(Optional<Head> head, Steps steps) {
        session.each(this::entry, _ -> steps.one(), "SELECT s.value, %s FROM audit a LEFT JOIN audit_seal s ON s.id = a.id ORDER BY a.id"
                .formatted(AuditChain.COLUMNS));
        head.ifPresent(it -> {
            end(it);
            if (whole && last == it.audit() && !MessageDigest.isEqual(link, it.chain())) {
                taker.accept(new StoreFinding.AuditChanged(last));
            }
        });
    }

    private boolean entry(Row row) throws SQLException {
        var written = row.optionalBytes();
        var entry = row.rest();
        last = ((Number) entry[0]).longValue();
        var expected = AuditChain.next(sealer, link, entry);
        if (written.filter(value -> MessageDigest.isEqual(value, expected)).isEmpty()) {
            taker.accept(new StoreFinding.AuditChanged(last));
            whole = false;
        }
        link = written.orElse(expected);
        return true;
    }
}
