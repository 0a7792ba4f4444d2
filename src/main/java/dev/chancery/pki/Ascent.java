package dev.chancery.pki;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Cause;
import dev.chancery.domain.Finding;
import dev.chancery.domain.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The way from a certificate up to its root, through certificates that came with it and those of the store.
///
/// Where several are its issuer, as the certificates of an authority that others have signed for too, the first counts from
/// which the way ends in the store: one of the store before others, then a root, then one that is valid now.
final class Ascent {

    private static final int MOST_TRIES = 4;
    private static final int MOST_STEPS_AHEAD = 64;

    private final List<Sighted> others;
    private final Set<Bytes> anchors;
    private final Instant now;
    private final Progress progress;
    private final List<Sighted> chain = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();
    private Optional<String> missing = Optional.empty();
    private int stepsAhead = MOST_STEPS_AHEAD;

    Ascent(List<Sighted> others, List<Sighted> ofStore, Instant now, Progress progress) {
        this.others = Stream.concat(ofStore.stream(), others.stream()).distinct().toList();
        this.anchors = ofStore.stream().map(Sighted::der).collect(java.util.stream.Collectors.toSet());
        this.now = now;
        this.progress = progress;
    }

    /// To be called once.
    Ascent from(Sighted leaf) {
        chain.add(leaf);
        var next = Optional.of(leaf);
        while (next.isPresent()) {
            progress.checkCancelled();
            next = step(next.get());
        }
        return this;
    }

    List<Sighted> chain() {
        return List.copyOf(chain);
    }

    List<Finding> findings() {
        return List.copyOf(findings);
    }

    Optional<String> missing() {
        return missing;
    }

    private Optional<Sighted> step(Sighted current) {
        if (current.isSelfSigned()) {
            return found(new Cause.SelfSigned(), Optional.empty());
        }
        if (chain.size() == Limits.LONGEST_CHAIN) {
            return found(new Cause.ChainTooLong(Limits.LONGEST_CHAIN), Optional.empty());
        }
        var candidates = candidates(current, chain);
        var issuer = best(signers(current, candidates));
        return issuer.isPresent() ? found(new Cause.SignedBy(issuer.get().label()), issuer) : end(current, candidates);
    }

    private Optional<Sighted> best(List<Sighted> signers) {
        return (signers.size() < 2 ? signers.stream() : signers.stream().filter(one -> endsInStore(one, chain))).findFirst()
                .or(() -> signers.stream().findFirst());
    }

    private boolean endsInStore(Sighted one, List<Sighted> below) {
        if (one.isSelfSigned()) {
            return anchors.contains(one.der());
        }
        if (stepsAhead-- <= 0 || below.size() + 1 >= Limits.LONGEST_CHAIN) {
            return false;
        }
        var path = Stream.concat(below.stream(), Stream.of(one)).toList();
        return signers(one, candidates(one, path)).stream().anyMatch(next -> endsInStore(next, path));
    }

    private static List<Sighted> signers(Sighted current, List<Sighted> candidates) {
        return candidates.stream().filter(other -> SignatureCheck.of(current, other) == SignatureCheck.HOLDS).toList();
    }

    private List<Sighted> candidates(Sighted current, List<Sighted> path) {
        return others.stream().filter(current::names).filter(other -> !path.contains(other))
                .sorted(Comparator.comparing((Sighted other) -> !anchors.contains(other.der()))
                        .thenComparing(other -> !(other.isSelfIssued() && other.names(other)))
                        .thenComparing(other -> !CertificateReader.validity(other.certificate()).contains(now)))
                .limit(MOST_TRIES).toList();
    }

    private Optional<Sighted> end(Sighted current, List<Sighted> candidates) {
        var named = candidates.isEmpty() && current.isSelfIssued() && current.names(current) ? List.of(current)
                : candidates.isEmpty() ? namesakes(current) : candidates;
        if (named.isEmpty()) {
            missing = Optional.of(current.issuerLabel());
            return found(new Cause.IssuerMissing(current.issuerLabel()), Optional.empty());
        }
        return found(SignatureCheck.of(current, named.getFirst()) == SignatureCheck.UNKNOWN
                ? new Cause.SignatureUnknown(CertificateReader.signature(current.certificate().getSignatureAlgorithm()))
                : new Cause.SignatureWrong(current.issuerLabel()), Optional.empty());
    }

    /// Those of the store that bear the issuer's name and another key than it asks for: then the issuer is a forged one.
    private List<Sighted> namesakes(Sighted current) {
        return others.stream().filter(other -> current.issuer().equals(other.subject()) && !chain.contains(other)).limit(1).toList();
    }

    private Optional<Sighted> found(Cause cause, Optional<Sighted> issuer) {
        findings.add(new Finding(chain.size() - 1, cause));
        issuer.ifPresent(chain::add);
        return issuer;
    }
}
