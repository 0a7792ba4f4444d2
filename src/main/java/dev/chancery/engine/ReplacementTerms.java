package dev.chancery.engine;

import dev.chancery.domain.Lineage.Way;
import dev.chancery.engine.RenewalTerms.KeyChoice;
import dev.chancery.engine.RenewalTerms.Life;
import dev.chancery.store.BulkReplacementTable.Terms;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// The terms of a job that replaces, as the store keeps them.
final class ReplacementTerms {

    private ReplacementTerms() {}

    static Terms row(ReplacementWish wish) {
        var within = within(wish.handover());
        return switch (wish) {
            case ReplacementWish.Renew(var terms) -> new Terms(Way.RENEWED, terms.key().name().toLowerCase(Locale.ROOT),
                    terms.life() == Life.CUT, Optional.empty(), Optional.empty(), within);
            case ReplacementWish.Rotate(var life, var key, _) ->
                    new Terms(Way.ROTATED, KeyChoice.NEW.name().toLowerCase(Locale.ROOT), false, key, life, within);
        };
    }

    static ReplacementWish of(Terms row) {
        return row.way() == Way.ROTATED ? new ReplacementWish.Rotate(row.life(), row.key(), handover(row))
                : new ReplacementWish.Renew(new RenewalTerms(KeyChoice.valueOf(row.choice().toUpperCase(Locale.ROOT)),
                        row.cut() ? Life.CUT : Life.AS_BEFORE, handover(row)));
    }

    /// When the old one is revoked: at once for zero, never when empty.
    static Optional<Duration> within(Handover handover) {
        return switch (handover) {
            case Handover.AtOnce() -> Optional.of(Duration.ZERO);
            case Handover.WhenConfirmed(var within) -> Optional.of(within);
            case Handover.Never() -> Optional.empty();
        };
    }

    private static Handover handover(Terms row) {
        return row.within().<Handover>map(within -> within.isZero() ? new Handover.AtOnce() : new Handover.WhenConfirmed(within))
                .orElseGet(Handover.Never::new);
    }
}
