package dev.chancery.engine;

import dev.chancery.domain.Certificate;
import java.util.List;

/// A certificate that was issued only to be revoked, and what became of the lists that tell of it.
public record Sacrifice(Certificate certificate, List<Publication> publications) {
    public Sacrifice {
        publications = List.copyOf(publications);
    }
}
