package dev.chancery.engine;

import dev.chancery.domain.BulkCount;
import dev.chancery.domain.BulkId;
import dev.chancery.domain.BulkResult;
import dev.chancery.domain.BulkState;
import dev.chancery.domain.BulkTarget;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Profile;
import dev.chancery.intake.ProfileJson;
import dev.chancery.store.BulkRow;
import java.time.Instant;
import java.util.Optional;

/// A bulk job as it stands. `source` is the file or the pattern that its things come from; empty for things of the store.
public record BulkJob(BulkId id, String source, BulkState state, Order.Terms terms, Optional<BulkTarget> target, Instant begun,
        BulkCount count) {

    static BulkJob of(BulkRow row, BulkCount count) {
        return new BulkJob(row.id(), row.source(), row.state(), terms(row), row.target(), row.begun(), count);
    }

    static Order.Terms terms(BulkRow row) {
        return new Order.Terms(row.terms().issuer(), profile(row), row.terms().key(), row.terms().life());
    }

    private static Profile profile(BulkRow row) {
        return switch (ProfileJson.read(row.terms().profile())) {
            case Checked.Valid<Profile>(var profile) -> profile;
            case Checked.Invalid<Profile> _ -> throw new Failure.Malformed("profile of bulk job " + row.id().value());
        };
    }

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
