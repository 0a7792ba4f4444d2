package dev.chancery.engine;

import dev.chancery.domain.BulkCount;
import dev.chancery.domain.BulkId;
import dev.chancery.domain.BulkResult;
import dev.chancery.domain.BulkState;
import dev.chancery.domain.BulkTarget;
import java.time.Instant;
import java.util.Optional;

/// A bulk job as it stands. `source` is the file or the pattern that its things come from; empty for things of the store.
public record BulkJob(BulkId id, String source, BulkState state, Order.Terms terms, Optional<BulkTarget> target, Instant begun,
        BulkCount count) {

    /// How many things are decided; once all are, and where files are wanted, of how many there is nothing left to do.
    public long done() {
        return done(target, count);
    }

    static long done(Optional<BulkTarget> target, BulkCount count) {
        return target.isEmpty() || count.of(BulkResult.WAITING) > 0 ? count.decided() : count.decided() - count.of(BulkResult.ISSUED) + count.exported();
    }

    public long all() {
        return count.all();
    }

    /// Whether a passphrase is needed to go on.
    public boolean needsPassphrase() {
        return target.filter(BulkTarget::locked).isPresent();
    }
}
