package dev.chancery.ui.authorities;

import dev.chancery.domain.PublishedList;
import dev.chancery.engine.ListState;
import dev.chancery.engine.ListState.Health;
import dev.chancery.ui.DetailGrid;
import dev.chancery.ui.HealthChip;
import dev.chancery.words.Failures;
import dev.chancery.words.Words;

/// What is known of a revocation list, as words.
final class ListFacts {

    private ListFacts() {}

    /// What the state means, and what to do.
    static String explanation(RevocationListModel.Shown shown) {
        var state = shown.state();
        if (shown.isAway()) {
            return Words.of("authorities.list.away.text");
        }
        return switch (state.health()) {
            case OFF -> Words.of("authorities.list.off.text");
            case FRESH -> Words.of("authorities.list.fresh.text");
            case STALE -> Words.of("authorities.list.stale.text");
            case FAILED -> state.failure().map(failure -> Failures.tell(failure).happened()).orElse("") + " "
                    + Words.of("authorities.list.failed.text");
            case ENDED -> Words.of("authorities.list.ended.text");
        };
    }

    static void show(RevocationListModel.Shown shown, HealthChip health, DetailGrid grid) {
        var state = shown.state();
        health.show(state.health());
        grid.clear();
        grid.text(Words.of("authorities.list.revoked"), Words.number(state.revoked()));
        state.last().ifPresent(last -> show(state, last, grid));
        grid.code(Words.of("authorities.list.path"), state.settings().path());
    }

    private static void show(ListState state, PublishedList last, DetailGrid grid) {
        grid.text(Words.of("authorities.list.number"), Words.number(last.number()));
        grid.text(Words.of("authorities.list.made"), Words.dateTime(last.made()));
        grid.text(Words.of("authorities.list.until"), Words.dateTime(last.nextUpdate()));
        if (state.health() == Health.FRESH) {
            grid.text(Words.of("authorities.list.due"), Words.dateTime(last.due()));
        }
    }
}
