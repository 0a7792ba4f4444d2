package dev.chancery.engine;

import dev.chancery.domain.StoreFinding;
import dev.chancery.domain.StoreFinding.OfSeal;
import dev.chancery.domain.Progress;
import dev.chancery.store.Database;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// Looks for what was changed in the store by something else than Chancery.
public final class Tampering {

    private final Database database;

    Tampering(Database database) {
        this.database = database;
    }

    /// Goes over everything, in constant memory; who writes meanwhile is not held up. Nothing is found in an untouched store.
    ///
    /// @throws java.util.concurrent.CancellationException when `progress` says so
    public void look(Progress progress, Consumer<OfSeal> found) {
        database.check(progress, found);
    }

    /// What everything hangs on, without things and certificates.
    List<OfSeal> glance() {
        var found = new ArrayList<OfSeal>();
        database.checkQuickly(found::add);
        return List.copyOf(found);
    }
}
