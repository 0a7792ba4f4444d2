package dev.chancery.engine;

import dev.chancery.domain.BulkCount;
import dev.chancery.domain.BulkId;
import dev.chancery.domain.BulkKind;
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

/// A bulk job as it stands. Only one that issues has `terms` of its own. `source` is the file or the pattern that its things
/// come from; empty for things and certificates of the store.
public record BulkJob(BulkId id, BulkKind kind, String source, BulkState state, Optional<Order.Terms> terms, Optional<BulkTarget> target,
        Instant begun, BulkCount count) {

    static BulkJob of(BulkRow row, BulkCount count) {
        return new BulkJob(row.id(), row.kind(), row.source(), row.state(), row.terms().map(terms -> terms(row.id(), terms)), row.target(),
                row.begun(), count);
    }

    private static Order.Terms terms(BulkId id, BulkRow.Terms terms) {
        return new Order.Terms(terms.issuer(), profile(id, terms), terms.key(), terms.life());
    }

    /// Of a job that issues.
    static Order.Terms terms(BulkRow row) {
        return terms(row.id(), row.terms().orElseThrow());
    }

    private static Profile profile(BulkId id, BulkRow.Terms terms) {
        return switch (ProfileJson.read(terms.profile())) {
            case Checked.Valid<Profile>(var profile) -> profile;
            case Checked.Invalid<Profile> _ -> throw new Failure.Malformed("profile of bulk job " + id.value());
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
