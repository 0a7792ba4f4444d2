package dev.chancery.pki;

import dev.chancery.domain.Cause;
import dev.chancery.domain.Cause.PoliciesFaulty.Why;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.x509.CertPolicyId;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.PolicyConstraints;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.bouncycastle.asn1.x509.PolicyMappings;

/// Whether the certificate policies of a chain hold from below the root down to its end (RFC 5280, 6.1.3 to 6.1.5, with the
/// graph of RFC 9618 instead of the tree).
final class PolicyCheck {

    private final PolicyGraph graph = new PolicyGraph();
    private final PolicyTerms terms;
    private int explicit;
    private int mapping;
    private int any;

    private PolicyCheck(PolicyTerms terms, int length) {
        this.terms = terms;
        this.explicit = terms.required() ? 0 : length + 1;
        this.mapping = terms.mappingInhibited() ? 0 : length + 1;
        this.any = terms.anyInhibited() ? 0 : length + 1;
    }

    /// @param chain with the certificate first and the root last; the root itself promises nothing (6.1)
    /// @return empty when nobody says a word on policies, or wants one
    static Optional<Cause> of(List<Sighted> chain, PolicyTerms terms) {
        var below = chain.size() > 1 ? chain.subList(0, chain.size() - 1) : chain;
        if (!terms.required() && below.stream().noneMatch(PolicyCheck::speaks)) {
            return Optional.empty();
        }
        var faulty = below.stream().map(PolicyCheck::fault).flatMap(Optional::stream).findFirst();
        if (faulty.isPresent()) {
            return faulty.map(Cause.PoliciesFaulty::new);
        }
        return Optional.of(new PolicyCheck(terms, below.size()).holds(below) ? new Cause.PoliciesHold() : new Cause.NoPolicyHolds());
    }

    private static boolean speaks(Sighted one) {
        return policies(one).isPresent() || constraints(one).isPresent();
    }

    private static Optional<Why> fault(Sighted one) {
        var named = policies(one).stream().flatMap(List::stream).map(PolicyInformation::getPolicyIdentifier).toList();
        var mappings = mappings(one);
        if (named.size() > Limits.MOST_POLICIES || mappings.values().stream().mapToInt(Set::size).sum() > Limits.MOST_POLICIES) {
            return Optional.of(Why.TOO_MANY);
        }
        if (mappings.containsKey(PolicyTerms.ANY_POLICY)
                || mappings.values().stream().anyMatch(names -> names.contains(PolicyTerms.ANY_POLICY))) {
            return Optional.of(Why.ANY_MAPPED);
        }
        return new HashSet<>(named).size() < named.size() ? Optional.of(Why.TWICE) : Optional.empty();
    }

    private boolean holds(List<Sighted> below) {
        for (int i = below.size() - 1; i >= 0; i--) {
            var one = below.get(i);
            boolean inner = i > 0 && one.isSelfIssued();
            graph.restrict(policies(one), any > 0 || inner);
            if (explicit == 0 && graph.isEmpty()) {
                return false;
            }
            if (i > 0) {
                prepareNext(one);
            }
        }
        return wrapUp(below.getFirst());
    }

    /// RFC 5280, 6.1.4 b and h to j.
    private void prepareNext(Sighted one) {
        graph.step(mappings(one), mapping > 0);
        if (!one.isSelfIssued()) {
            explicit = Math.max(0, explicit - 1);
            mapping = Math.max(0, mapping - 1);
            any = Math.max(0, any - 1);
        }
        var constraints = constraints(one);
        explicit = least(explicit, constraints.map(PolicyConstraints::getRequireExplicitPolicyMapping));
        mapping = least(mapping, constraints.map(PolicyConstraints::getInhibitPolicyMapping));
        any = least(any, CertificateReader.extension(one.certificate(), Extension.inhibitAnyPolicy, ASN1Integer::getInstance)
                .map(ASN1Integer::getValue));
    }

    /// RFC 5280, 6.1.5 a, b and g.
    private boolean wrapUp(Sighted end) {
        explicit = Math.max(0, explicit - 1);
        boolean asked = constraints(end).map(PolicyConstraints::getRequireExplicitPolicyMapping)
                .filter(skip -> skip.signum() == 0).isPresent();
        var wanted = terms.wanted().stream().map(ASN1ObjectIdentifier::new).collect(Collectors.toSet());
        return explicit > 0 && !asked || graph.holdsOneOf(wanted);
    }

    private static int least(int now, Optional<java.math.BigInteger> wanted) {
        return wanted.map(number -> number.signum() < 0 ? 0 : number.bitLength() < Integer.SIZE ? number.intValue() : now)
                .map(number -> Math.min(now, number)).orElse(now);
    }

    private static Optional<PolicyConstraints> constraints(Sighted one) {
        return CertificateReader.extension(one.certificate(), Extension.policyConstraints, PolicyConstraints::getInstance);
    }

    private static Optional<List<PolicyInformation>> policies(Sighted one) {
        return CertificateReader.extension(one.certificate(), Extension.certificatePolicies, CertificatePolicies::getInstance)
                .map(all -> Arrays.asList(all.getPolicyInformation()));
    }

    private static Map<ASN1ObjectIdentifier, Set<ASN1ObjectIdentifier>> mappings(Sighted one) {
        var mappings = new HashMap<ASN1ObjectIdentifier, Set<ASN1ObjectIdentifier>>();
        CertificateReader.extension(one.certificate(), Extension.policyMappings, PolicyMappings::getInstance)
                .map(all -> (ASN1Sequence) all.toASN1Primitive()).ifPresent(all -> all.forEach(pair -> {
                    var names = ASN1Sequence.getInstance(pair);
                    mappings.computeIfAbsent(id(names, 0), _ -> new HashSet<>()).add(id(names, 1));
                }));
        return mappings;
    }

    private static ASN1ObjectIdentifier id(ASN1Sequence pair, int index) {
        return new ASN1ObjectIdentifier(CertPolicyId.getInstance(pair.getObjectAt(index)).getId());
    }
}
