package dev.chancery.pki;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.PolicyInformation;

/// The policies that hold from the root down to a certificate, as the graph of RFC 9618, 5: one node for each policy of a
/// level, so that it grows with the number of policies and not with the number of ways through them.
///
/// A parent of nobody stands for any policy. What is asked for is the caller's to bound ([Limits#MOST_POLICIES]).
final class PolicyGraph {

    /// One level: the policies that hold there, each with those of the level above that it came from, and whether any does.
    private record Level(Map<ASN1ObjectIdentifier, Set<ASN1ObjectIdentifier>> nodes, boolean any) {

        boolean isEmpty() {
            return nodes.isEmpty() && !any;
        }
    }

    private final List<Level> levels = new java.util.ArrayList<>();
    private Level current = new Level(Map.of(), true);

    /// Whether no policy holds any more.
    boolean isEmpty() {
        return current.isEmpty();
    }

    /// Goes on with what one certificate says (RFC 5280, 6.1.3 d and e). Without a word on policies none holds.
    void restrict(Optional<List<PolicyInformation>> named, boolean anyAllowed) {
        var policies = named.stream().flatMap(List::stream).map(PolicyInformation::getPolicyIdentifier).collect(Collectors.toSet());
        boolean any = policies.remove(PolicyTerms.ANY_POLICY) && anyAllowed;
        var nodes = new HashMap<ASN1ObjectIdentifier, Set<ASN1ObjectIdentifier>>();
        current.nodes().forEach((policy, parents) -> {
            if (any || policies.contains(policy)) {
                nodes.put(policy, parents);
            }
        });
        if (current.any()) {
            policies.forEach(policy -> nodes.putIfAbsent(policy, Set.of()));
        }
        current = new Level(nodes, current.any() && any);
    }

    /// Steps down to the next certificate, where an issuer's policies may go under other names (RFC 5280, 6.1.4 a and b).
    void step(Map<ASN1ObjectIdentifier, Set<ASN1ObjectIdentifier>> mappings, boolean mappingAllowed) {
        var nodes = new HashMap<>(current.nodes());
        if (!mappingAllowed) {
            nodes.keySet().removeAll(mappings.keySet());
        } else if (current.any()) {
            mappings.keySet().forEach(policy -> nodes.putIfAbsent(policy, Set.of()));
        }
        levels.add(new Level(nodes, current.any()));
        var next = new TreeMap<ASN1ObjectIdentifier, Set<ASN1ObjectIdentifier>>(java.util.Comparator.comparing(ASN1ObjectIdentifier::getId));
        for (var policy : nodes.keySet()) {
            for (var name : mappingAllowed ? mappings.getOrDefault(policy, Set.of(policy)) : Set.of(policy)) {
                next.computeIfAbsent(name, _ -> new HashSet<>()).add(policy);
            }
        }
        current = new Level(next, current.any());
    }

    /// Whether one of the policies that a user wants holds the whole way down (RFC 5280, 6.1.5 g).
    boolean holdsOneOf(Set<ASN1ObjectIdentifier> wanted) {
        if (current.isEmpty() || current.any() || wanted.contains(PolicyTerms.ANY_POLICY)) {
            return !current.isEmpty();
        }
        var reached = current.nodes();
        for (int i = levels.size() - 1; !reached.isEmpty(); i--) {
            if (reached.entrySet().stream().anyMatch(node -> node.getValue().isEmpty() && wanted.contains(node.getKey()))) {
                return true;
            }
            var parents = reached.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
            reached = i < 0 ? Map.of() : levels.get(i).nodes().entrySet().stream().filter(node -> parents.contains(node.getKey()))
                    .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
        }
        return false;
    }
}
