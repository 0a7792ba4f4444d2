package dev.chancery.engine;

import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.ThingId;
import dev.chancery.store.Candidate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// What a revocation or a release does, or would do, to each certificate that it is about; of how many things those are
/// that change, and whose lists have to tell of it.
public record Effects(Map<Effect, List<CertificateId>> byEffect, int things, Set<AuthorityId> issuers) {

    static final Effects NONE = new Effects(Map.of(), 0, Set.of());

    public Effects {
        byEffect = Map.copyOf(byEffect);
        issuers = Set.copyOf(issuers);
    }

    static Effects of(List<Candidate> candidates, Function<Candidate, Effect> effect) {
        var found = new EnumMap<Effect, List<CertificateId>>(Effect.class);
        var things = new HashSet<ThingId>();
        var issuers = new HashSet<AuthorityId>();
        for (var candidate : candidates) {
            var its = effect.apply(candidate);
            found.computeIfAbsent(its, _ -> new ArrayList<>()).add(candidate.id());
            if (its == Effect.CHANGES) {
                candidate.thing().ifPresent(things::add);
                issuers.add(candidate.issuer());
            }
        }
        return new Effects(found, things.size(), issuers);
    }

    /// Both together.
    Effects and(Effects other) {
        var all = new EnumMap<Effect, List<CertificateId>>(Effect.class);
        List.of(this, other).forEach(one -> one.byEffect.forEach((effect, ids) -> all.computeIfAbsent(effect, _ -> new ArrayList<>()).addAll(ids)));
        var both = new HashSet<>(issuers);
        both.addAll(other.issuers);
        return new Effects(all, things + other.things, both);
    }

    /// The certificates with this effect, in the order of the list they were found in.
    public List<CertificateId> of(Effect effect) {
        return byEffect.getOrDefault(effect, List.of());
    }

    public int count(Effect effect) {
        return of(effect).size();
    }

    /// How many certificates it changes.
    public int changes() {
        return count(Effect.CHANGES);
    }
}
