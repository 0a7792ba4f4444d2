package dev.chancery.ui.cloud;

import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudPlace;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.Registration;
import dev.chancery.engine.CloudLine;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The lines to clouds that are open, practice clouds among them: who has shown a token once is not asked again while the
/// store stays unlocked. They are in memory alone. Used on the window's thread.
public final class Lines implements AutoCloseable {

    /// Where a line leads: all that tells where but the name of a certificate.
    private record Where(CloudKind cloud, Map<PlaceField, String> place) {
        static Where of(CloudKind cloud, CloudPlace place) {
            var values = new EnumMap<PlaceField, String>(PlaceField.class);
            values.putAll(place.values());
            values.remove(PlaceField.NAME);
            return new Where(cloud, values);
        }
    }

    private final Map<Where, CloudLine> open = new HashMap<>();
    private final Rehearsals rehearsals = new Rehearsals();

    Optional<CloudLine> to(Registration registration) {
        return Optional.ofNullable(open.get(where(registration)));
    }

    Rehearsals rehearsals() {
        return rehearsals;
    }

    /// Keeps this line and closes the one that led there before.
    void keep(Registration registration, CloudLine line) {
        Optional.ofNullable(open.put(where(registration), line)).ifPresent(CloudLine::close);
    }

    /// Closes the line there: the cloud does not take its credential any more.
    void drop(Registration registration) {
        Optional.ofNullable(open.remove(where(registration))).ifPresent(CloudLine::close);
    }

    private static Where where(Registration registration) {
        return Where.of(registration.cloud(), registration.plan().place());
    }

    /// Closes all of them and wipes their credentials.
    @Override public void close() {
        open.values().forEach(CloudLine::close);
        open.clear();
        rehearsals.close();
    }
}
