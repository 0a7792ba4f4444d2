package dev.chancery.store;

import dev.chancery.domain.Failure;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// The seals of a store as one of its connections sees them.
final class Seals {

    private final Session session;
    private final Sealer sealer;
    private final boolean writes;
    private long version = -1;
    private Optional<Failure.Tampered> obstacle = Optional.empty();

    private Seals(Session session, Sealer sealer, boolean writes) {
        this.session = session;
        this.sealer = sealer;
        this.writes = writes;
    }

    static Seals reading(Session session, Sealer sealer) {
        return new Seals(session, sealer, false);
    }

    static Seals writing(Session session, Sealer sealer) {
        session.script(SealTriggers.script());
        return new Seals(session, sealer, true);
    }

    /// At the beginning of a transaction that writes. Looks at what everything hangs on, at first and whenever another
    /// program has written.
    void begin() {
        long now = session.number("PRAGMA data_version");
        if (now != version) {
            obstacle = obstacle();
            version = now;
        }
    }

    private Optional<Failure.Tampered> obstacle() {
        try {
            check().requireWhole(Protected.SMALL);
            return Optional.empty();
        } catch (Failure.Tampered found) {
            return Optional.of(found);
        }
    }

    SealCheck check() {
        return new SealCheck(session, sealer);
    }

    /// @throws Failure.Tampered when the transaction began with something that nothing may be signed with
    void requireSound() {
        obstacle.ifPresent(found -> {
            throw found;
        });
    }

    /// @throws Failure.Tampered when somebody else has changed it
    void requireRow(Protected table, long key) {
        if (!writes || session.number("SELECT count(*) FROM seal_dirty WHERE tab = ? AND row = ?", table.number(), key) == 0) {
            check().requireRow(table, key);
        }
    }

    /// For all rows `t` that `condition` finds, which ends in [These#KEYS]; their keys are ids.
    ///
    /// @throws Failure.Tampered when somebody else has changed one
    void requireRows(Protected table, String condition, long[] keys) {
        var untouched = "NOT EXISTS (SELECT 1 FROM seal_dirty WHERE tab = %s AND row = t.id) AND ".formatted(table.number());
        check().requireRows(table, writes ? untouched + condition : condition, keys);
    }

    /// Of the entries of the audit log with these numbers, but for those that this transaction has made.
    ///
    /// @throws Failure.Tampered when somebody else has changed one
    void requireLinks(long[] entries) {
        var made = writes ? Arrays.stream(session.numbers("SELECT row FROM seal_dirty WHERE tab = 0")).boxed().collect(Collectors.toSet())
                : Set.<Long>of();
        AuditCheck.requireLinks(session, sealer, Arrays.stream(entries).filter(entry -> !made.contains(entry)).toArray());
    }

    /// @throws Failure.Tampered when somebody else has changed, added or removed a row of one of them
    void requireWhole(Protected... tables) {
        if (writes && session.number("SELECT count(*) FROM seal_dirty") > 0) {
            finish();
        }
        check().requireWhole(List.of(tables));
    }

    /// At the end of a transaction that writes.
    void finish() {
        Sealing.finish(session, sealer);
    }

    void everything() {
        Sealing.everything(session, sealer);
    }
}
