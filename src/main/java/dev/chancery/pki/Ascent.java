package dev.chancery.pki;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Cause;
import dev.chancery.domain.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The way from a certificate up to its root, through certificates that came with it and those of the store (RFC 4158).
///
/// Where several are its issuer, as the certificates of an authority that others have signed for too, the first way counts
/// that ends in the store and has no fault; else the first that ends there; else the longest. One of the store is tried
/// before others, then a root, then one that is valid now. How much is tried is bounded: [Limits#MOST_SIGNATURES] and
/// [Limits#MOST_WAYS].
final class Ascent {

    private final List<Sighted> others;
    private final Set<Bytes> anchors;
    private final Instant now;
    private final Progress progress;
    private final Signatures signatures;
    private final Set<Signatures.Pair> tried = new HashSet<>();
    private final List<Way> ways = new ArrayList<>();
    private boolean exhausted;

    /// @param signatures those of this and of other searches
    Ascent(List<Sighted> others, List<Sighted> ofStore, Instant now, Signatures signatures, Progress progress) {
        this.others = Stream.concat(ofStore.stream(), others.stream()).distinct().toList();
        this.anchors = ofStore.stream().map(Sighted::der).collect(Collectors.toSet());
        this.now = now;
        this.signatures = signatures;
        this.progress = progress;
    }

    /// To be called once.
    ///
    /// @param faultless whether a chain that ends in the store has no fault
    Way from(Sighted leaf, Predicate<List<Sighted>> faultless) {
        boolean found = climb(List.of(leaf), faultless);
        return found ? ways.getLast() : exhausted ? givenUp() : best();
    }

    /// Whether a way may be relied on, of which this search knows; it ends at a root of the store.
    boolean endsInStore(Way way) {
        return way.end() instanceof Cause.SelfSigned && anchors.contains(way.last().der());
    }

    private Way givenUp() {
        return new Way(best().chain(), new Cause.TooManyWays(Limits.MOST_SIGNATURES));
    }

    private Way best() {
        return ways.stream().filter(this::endsInStore).findFirst()
                .or(() -> ways.stream().filter(way -> way.end() instanceof Cause.SelfSigned).findFirst())
                .or(() -> ways.stream().filter(way -> way.missing().isEmpty()).findFirst())
                .orElseGet(ways::getFirst);
    }

    /// Goes up depth first, and stops at the first faultless way.
    private boolean climb(List<Sighted> chain, Predicate<List<Sighted>> faultless) {
        progress.checkCancelled();
        var current = chain.getLast();
        if (current.isSelfIssued() && current.names(current) && signature(current, current) == SignatureCheck.HOLDS) {
            return offered(chain, new Cause.SelfSigned(), faultless);
        }
        if (chain.size() == Limits.LONGEST_CHAIN) {
            return offered(chain, new Cause.ChainTooLong(Limits.LONGEST_CHAIN), faultless);
        }
        var candidates = candidates(current, chain);
        boolean higher = false;
        for (var issuer : candidates) {
            if (ways.size() >= Limits.MOST_WAYS || tried.size() >= Limits.MOST_SIGNATURES || signatures.isSpent()) {
                exhausted = true;
                break;
            }
            if (signature(current, issuer) == SignatureCheck.HOLDS) {
                higher = true;
                if (climb(Stream.concat(chain.stream(), Stream.of(issuer)).toList(), faultless)) {
                    return true;
                }
            }
        }
        return !higher && offered(chain, end(current, chain, candidates), faultless);
    }

    private boolean offered(List<Sighted> chain, Cause end, Predicate<List<Sighted>> faultless) {
        var way = new Way(chain, end);
        ways.add(way);
        return endsInStore(way) && faultless.test(chain);
    }

    private SignatureCheck signature(Sighted certificate, Sighted issuer) {
        var pair = new Signatures.Pair(certificate, issuer);
        tried.add(pair);
        return signatures.of(pair);
    }

    private List<Sighted> candidates(Sighted current, List<Sighted> path) {
        return others.stream().filter(current::names).filter(other -> path.stream().noneMatch(other::isSameAuthority))
                .sorted(Comparator.comparing((Sighted other) -> !anchors.contains(other.der()))
                        .thenComparing(other -> !(other.isSelfIssued() && other.names(other)))
                        .thenComparing(other -> !CertificateReader.validity(other.certificate()).contains(now)))
                .toList();
    }

    private Cause end(Sighted current, List<Sighted> chain, List<Sighted> candidates) {
        var named = candidates.isEmpty() && current.isSelfIssued() && current.names(current) ? List.of(current)
                : candidates.isEmpty() ? namesakes(current, chain) : candidates;
        if (named.isEmpty()) {
            return new Cause.IssuerMissing(current.issuerLabel());
        }
        return signature(current, named.getFirst()) == SignatureCheck.UNKNOWN
                ? new Cause.SignatureUnknown(CertificateReader.signature(current.certificate().getSignatureAlgorithm()))
                : new Cause.SignatureWrong(current.issuerLabel());
    }

    /// Those of the store that bear the issuer's name and another key than it asks for: then the issuer is a forged one.
    private List<Sighted> namesakes(Sighted current, List<Sighted> chain) {
        return others.stream().filter(other -> NameMatch.same(current.issuer(), other.subject()) && !chain.contains(other)).limit(1).toList();
    }
}
