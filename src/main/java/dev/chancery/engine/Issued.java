package dev.chancery.engine;

import dev.chancery.domain.CertificateId;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Violation;
import java.util.List;

/// What a bulk job did: the new certificates, how many things it passed over because they have one, and those that
/// cannot have one on these terms.
public record Issued(List<CertificateId> certificates, int passedOver, List<Problem> problems) {

    /// A thing for which nothing was issued, and why.
    public record Problem(ThingId thing, List<Violation> violations) {}

    public Issued {
        certificates = List.copyOf(certificates);
        problems = List.copyOf(problems);
    }
}
