package dev.chancery.engine;

import dev.chancery.domain.Progress;
import dev.chancery.domain.StoreFinding;
import dev.chancery.domain.StoreFinding.Area;
import dev.chancery.store.Database;
import java.util.function.Consumer;

/// The file as SQLite sees it: pages, indexes, references, and the index of words.
record FilePart(Database database, long certificates) implements StoreCheck.Part {

    private static final int STEPS = 3;

    @Override public Area area() {
        return Area.FILE;
    }

    @Override public long weight() {
        return STEPS * step();
    }

    private long step() {
        return certificates / 8 + 1;
    }

    @Override public void look(Progress progress, Consumer<StoreFinding> taker) {
        database.examine(progress::checkCancelled, file -> {
            file.pages(taker);
            progress.advance(step());
            file.references(taker);
            progress.advance(step());
            file.words(taker);
            progress.advance(step());
        });
    }
}
