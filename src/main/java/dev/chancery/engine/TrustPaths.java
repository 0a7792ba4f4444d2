package dev.chancery.engine;

import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CrossCertificate;
import dev.chancery.store.Transaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The ways up from an authority: to its own root, and through cross-certificates that are good now to other roots of the
/// store.
final class TrustPaths {

    private final Transaction tx;
    private final List<CrossCertificate> crosses;

    TrustPaths(Transaction tx, Instant now) {
        this.tx = tx;
        this.crosses = tx.crossCertificates().all().stream().filter(cross -> CrossSigning.isGood(cross.certificate(), now))
                .sorted(Comparator.comparing((CrossCertificate cross) -> cross.certificate().id().value()).reversed()).toList();
    }

    /// The roots to which ways lead from these authorities other than each one's own.
    List<Authority> others(Collection<AuthorityId> from) {
        return tx.authorities().all().stream().filter(Authority::isRoot)
                .filter(root -> from.stream().anyMatch(one -> !own(one).getLast().id().equals(root.id()) && to(one, root.id()).isPresent()))
                .toList();
    }

    /// The certificates from that of `from` up to the root `anchor`, the shortest way; empty where none leads there.
    Optional<List<Certificate>> to(AuthorityId from, AuthorityId anchor) {
        return to(from, anchor, Set.of());
    }

    private Optional<List<Certificate>> to(AuthorityId from, AuthorityId anchor, Set<AuthorityId> passed) {
        var own = own(from);
        if (own.getLast().id().equals(anchor)) {
            return Optional.of(own.stream().map(Authority::certificate).toList());
        }
        var through = Stream.concat(passed.stream(), own.stream().map(Authority::id)).collect(Collectors.toSet());
        return IntStream.range(0, own.size()).boxed()
                .flatMap(place -> across(own, place, cross -> !through.contains(cross.signer()))
                        .flatMap(cross -> to(cross.signer(), anchor, through).map(above -> joined(own, place, cross, above)).stream()))
                .min(Comparator.comparingInt(List::size));
    }

    private List<Authority> own(AuthorityId id) {
        return Authorities.chain(tx, id);
    }

    private Stream<CrossCertificate> across(List<Authority> own, int place, Predicate<CrossCertificate> allowed) {
        return crosses.stream().filter(cross -> cross.subject().equals(Optional.of(own.get(place).id()))).filter(allowed);
    }

    private static List<Certificate> joined(List<Authority> own, int place, CrossCertificate cross, List<Certificate> above) {
        var path = new ArrayList<>(own.subList(0, place).stream().map(Authority::certificate).toList());
        path.add(cross.certificate());
        path.addAll(above);
        return path;
    }
}
