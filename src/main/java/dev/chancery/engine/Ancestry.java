package dev.chancery.engine;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.Lineage.Way;
import java.util.List;
import java.util.Optional;

/// The certificate that one replaced, and those that replaced it, the first one first.
public record Ancestry(Optional<Step> before, List<Step> after) {

    /// A neighbour, and how the younger of the two took the place of the older.
    public record Step(Certificate certificate, Way way) {}

    public Ancestry {
        after = List.copyOf(after);
    }
}
