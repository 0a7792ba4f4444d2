package dev.chancery.ui.cloud;

import dev.chancery.domain.CloudTenant;
import dev.chancery.domain.Registration;
import dev.chancery.engine.CloudLine;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The lines to clouds that are open, practice clouds among them: who has shown a token once is not asked again while the
/// store stays unlocked. They are in memory alone. Used on the window's thread.
public final class Lines implements AutoCloseable {

    private final Map<CloudTenant, CloudLine> open = new HashMap<>();
    private final Rehearsals rehearsals = new Rehearsals();

    Optional<CloudLine> to(Registration registration) {
        return Optional.ofNullable(open.get(CloudTenant.of(registration)));
    }

    Rehearsals rehearsals() {
        return rehearsals;
    }

    /// Keeps this line and closes the one that led there before.
    void keep(Registration registration, CloudLine line) {
        Optional.ofNullable(open.put(CloudTenant.of(registration), line)).ifPresent(CloudLine::close);
    }

    /// Closes the line there: the cloud does not take its credential any more.
    void drop(Registration registration) {
        Optional.ofNullable(open.remove(CloudTenant.of(registration))).ifPresent(CloudLine::close);
    }

    /// Closes all of them and wipes their credentials.
    @Override public void close() {
        open.values().forEach(CloudLine::close);
        open.clear();
        rehearsals.close();
    }
}
