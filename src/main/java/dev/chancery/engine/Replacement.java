package dev.chancery.engine;

import dev.chancery.domain.Certificate;
import java.util.List;

/// A certificate that took the place of another one, and what became of the lists that tell that the old one is revoked.
public record Replacement(Certificate old, Certificate successor, List<Publication> publications) {
    public Replacement {
        publications = List.copyOf(publications);
    }
}
