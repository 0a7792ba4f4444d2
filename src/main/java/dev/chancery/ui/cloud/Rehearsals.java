package dev.chancery.ui.cloud;

import dev.chancery.domain.CloudKind;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.Registration;
import dev.chancery.engine.Registrations;
import dev.chancery.engine.Rehearsal;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The practice clouds that are open: one of a kind at most, from the first rehearsal until the store is locked.
final class Rehearsals implements AutoCloseable {

    private final Map<CloudKind, Rehearsal> open = new EnumMap<>(CloudKind.class);

    /// The one of this kind, opened if it is not yet.
    synchronized Rehearsal of(CloudKind kind, Registrations registrations) {
        return open.computeIfAbsent(kind, registrations::rehearse);
    }

    /// The one that a registration was made with; empty for a real cloud, and once the rehearsal is over.
    synchronized Optional<Rehearsal> of(Registration registration) {
        return Optional.ofNullable(open.get(registration.cloud()))
                .filter(one -> registration.plan().place().value(PlaceField.ADDRESS).filter(one::isAt).isPresent());
    }

    @Override public synchronized void close() {
        open.values().forEach(Rehearsal::close);
        open.clear();
    }
}
