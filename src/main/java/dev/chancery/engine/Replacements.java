package dev.chancery.engine;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.ThingId;
import java.util.List;

/// What a job replaced and what it could not. In a dry run nothing is done, and `ready` are those that would be renewed.
/// `waiting` is what a Vault signed otherwise than asked for: kept or given up once somebody has said so.
public record Replacements(
        List<Pair> done, List<CertificateId> ready, List<Problem> problems, List<Publication> publications, List<VaultResult.Asks> waiting) {

    /// Where nothing waits for a decision.
    public Replacements(List<Pair> done, List<CertificateId> ready, List<Problem> problems, List<Publication> publications) {
        this(done, ready, problems, publications, List.of());
    }

    /// What the holder of a certificate is called: the id of its thing, or its own name where it has none.
    static String holder(Certificate certificate) {
        return certificate.thing().map(ThingId::value).orElseGet(certificate::label);
    }

    /// A certificate and its successor.
    public record Pair(CertificateId old, CertificateId successor) {}

    /// A certificate that was not replaced, and why: a [dev.chancery.domain.Failure], or a defect.
    public record Problem(CertificateId certificate, RuntimeException why) {}

    public Replacements {
        done = List.copyOf(done);
        ready = List.copyOf(ready);
        problems = List.copyOf(problems);
        publications = List.copyOf(publications);
        waiting = List.copyOf(waiting);
    }
}
