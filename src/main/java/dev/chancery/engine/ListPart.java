package dev.chancery.engine;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Progress;
import dev.chancery.domain.PublishedList;
import dev.chancery.domain.StoreFinding;
import dev.chancery.domain.StoreFinding.Area;
import dev.chancery.domain.StoreFinding.ListFault;
import java.util.function.Consumer;

/// The numbers of revocation lists, and the files in which they were published.
record ListPart(Desk desk, RevocationLists lists) implements StoreCheck.Part {

    @Override public Area area() {
        return Area.LISTS;
    }

    @Override public long weight() {
        return 1;
    }

    @Override public void look(Progress progress, Consumer<StoreFinding> taker) {
        for (var state : lists.states()) {
            progress.checkCancelled();
            number(state, taker);
            if (isLookedAt(state)) {
                var look = new ListLook(desk, state);
                look.complete().map(fault -> wrong(state, state.settings().path(), fault)).ifPresent(taker);
                look.delta().map(fault -> wrong(state, look.deltaFile().orElseThrow().toString(), fault)).ifPresent(taker);
            }
        }
        progress.advance(weight());
    }

    private static StoreFinding wrong(ListState state, String path, ListFault fault) {
        return new StoreFinding.ListWrong(state.authority().id(), state.authority().name(), path, fault, true);
    }

    /// Where a file is set and lists are made here: one of an authority that has ended, or whose key is elsewhere, is not
    /// ours to keep fresh.
    static boolean isLookedAt(ListState state) {
        return switch (state.health()) {
            case OFF, ENDED, AWAY -> false;
            case FRESH, STALE, FAILED -> true;
        };
    }

    private void number(ListState state, Consumer<StoreFinding> taker) {
        Authority authority = state.authority();
        var next = desk.read(tx -> tx.revocationLists().next(authority.id())).value();
        state.last().map(PublishedList::number).filter(had -> had.value().compareTo(next) >= 0)
                .ifPresent(had -> taker.accept(new StoreFinding.NumberLow(authority.id(), authority.name(), next, had.value())));
    }
}
