package dev.chancery.engine;

import dev.chancery.domain.Authority;
import dev.chancery.engine.Incoming.OfCertificate;
import dev.chancery.pki.Issuer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// An authority of one name and key, and all certificates for them that an import brings: one made it, others made its life
/// longer.
final class Dynasty {

    /// What is valid already comes before what is not yet, and then what ends last.
    private static final Comparator<OfCertificate> BEST_FIRST = Comparator.comparing(OfCertificate::hasBegun)
            .thenComparing((OfCertificate one) -> one.appraisal.facts().validity().notAfter()).reversed();

    private final Optional<Authority> here;
    private final List<OfCertificate> members = new ArrayList<>();
    private Optional<Superior> above = Optional.empty();

    private Dynasty(Optional<Authority> here) {
        this.here = here;
    }

    static Dynasty of(Authority here) {
        return new Dynasty(Optional.of(here));
    }

    static Dynasty coming() {
        return new Dynasty(Optional.empty());
    }

    /// Whether the certificate is for the same name and key.
    boolean admits(OfCertificate certificate) {
        return here.isEmpty() && members.isEmpty() || Issuer.continues(der(), certificate.der);
    }

    void add(OfCertificate certificate) {
        members.add(certificate);
        members.sort(BEST_FIRST);
        certificate.dynasty = Optional.of(this);
    }

    static List<OfCertificate> bestFirst(List<OfCertificate> certificates) {
        return certificates.stream().sorted(BEST_FIRST).toList();
    }

    Optional<Authority> here() {
        return here;
    }

    Superior issuer() {
        return here.<Superior>map(Superior.Here::new).orElseGet(() -> new Superior.Coming(this));
    }

    String label() {
        return issuer().label();
    }

    /// The one that the authority of an import signs with: the best of those that can come in.
    OfCertificate head() {
        return members.stream().filter(one -> !one.refused()).findFirst().orElseGet(members::getFirst);
    }

    /// Whether the authority stands below this one, or is this one; without any in the store the first one asked for counts.
    boolean standsBelow(Superior issuer) {
        if (here.isPresent()) {
            return issuer instanceof Superior.Here(var parent) && parent.id().equals(here.get().parent().orElse(here.get().id()));
        }
        above = above.or(() -> Optional.of(issuer));
        return above.get().equals(issuer);
    }

    /// The certificate that the authority has in the store, or will have.
    byte[] der() {
        return here.map(authority -> authority.certificate().der().toArray()).orElseGet(() -> head().der);
    }

    /// Whether this is another certificate than the one that makes the authority.
    boolean isFurther(OfCertificate certificate) {
        return here.map(authority -> !authority.certificate().sha256().equals(certificate.appraisal.facts().sha256()))
                .orElseGet(() -> head() != certificate);
    }

    /// Whether the private key comes in with another certificate than this one, or is here.
    boolean hasKeyBeside(OfCertificate certificate) {
        return here.map(Authority::canSign).orElseGet(() -> head() != certificate);
    }
}
