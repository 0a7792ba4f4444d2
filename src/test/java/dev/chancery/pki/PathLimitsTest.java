package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.Cause;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Finding;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Purpose;
import dev.chancery.pki.Forge.Made;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CertificatePolicies;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.asn1.x509.PolicyConstraints;
import org.bouncycastle.asn1.x509.PolicyInformation;
import org.junit.jupiter.api.Test;

/// Chains that are made to cost much: what is looked at is bounded, and what is over the bound is refused.
class PathLimitsTest {

    private static final Made ROOT = Forge.authority("Root").selfSigned();

    private static List<Cause> causes(Made... leafFirst) {
        return causes(Bundle.of(Stream.of(leafFirst).map(Made::der).toList()), List.of());
    }

    private static List<Cause> causes(Bundle bundle, List<byte[]> lists) {
        return new Verifier(List.of(ROOT.der()), new Verifier.Terms(Purpose.ANY, Optional.empty(), lists, Lab.NOW), Progress.NONE)
                .examine(bundle).findings().stream().map(Finding::cause).toList();
    }

    private static Made bare(String name, String key) {
        return new Made(new byte[0], Lab.key(KeySpec.EC_P256, key), new X500Name("CN=" + name));
    }

    /// `count` keys of one name, each of which has signed for each other.
    private static List<Made> mesh(int count) {
        var keys = IntStream.range(0, count).mapToObj(number -> bare("Mesh", "mesh " + number)).toList();
        var made = new ArrayList<Made>();
        for (var issuer : keys) {
            keys.stream().filter(other -> other != issuer).forEach(other ->
                    made.add(Forge.authority("Mesh").key(other.pair()).withoutKeyIds().by(issuer)));
        }
        return made;
    }

    @Test void authoritiesThatAllSignEachOtherAreGivenUp() {
        var mesh = mesh(8);
        var all = new ArrayList<>(List.of(Forge.device("press-1").withoutKeyIds().by(mesh.getFirst())));
        all.addAll(mesh);
        assertThat(causes(all.toArray(Made[]::new))).contains(new Cause.TooManyWays(Limits.MOST_SIGNATURES));
    }

    @Test void theGoodWayIsFoundAmongBadOnes() {
        var key = bare("Issuing", "issuing");
        var all = new ArrayList<Made>(List.of(Forge.device("press-1").by(key)));
        for (int i = 0; i < 6; i++) {
            all.add(Forge.of("Issuing").key(key.pair()).with(Extension.basicConstraints, true, new BasicConstraints(false)).by(ROOT));
        }
        all.add(Forge.authority("Issuing").key(key.pair()).by(ROOT));
        assertThat(causes(all.toArray(Made[]::new))).noneMatch(cause -> cause instanceof Cause.Failed);
    }

    private static CertificatePolicies policies(int from, int count) {
        return new CertificatePolicies(IntStream.range(from, from + count).mapToObj(number ->
                new PolicyInformation(id(number))).toArray(PolicyInformation[]::new));
    }

    private static ASN1ObjectIdentifier id(int number) {
        return new ASN1ObjectIdentifier("1.3.6.1.4.1.99999." + number);
    }

    @Test void moreThan64PoliciesAreRefused() {
        var most = Forge.device("press-1").with(Extension.certificatePolicies, false, policies(0, Limits.MOST_POLICIES)).by(ROOT);
        var more = Forge.device("press-1").with(Extension.certificatePolicies, false, policies(0, Limits.MOST_POLICIES + 1)).by(ROOT);
        assertThat(causes(most)).contains(new Cause.PoliciesHold());
        assertThat(causes(more)).contains(new Cause.PoliciesFaulty(Cause.PoliciesFaulty.Why.TOO_MANY));
    }

    @Test void aPolicyTwiceIsRefused() {
        var twice = new CertificatePolicies(new PolicyInformation[] {new PolicyInformation(id(1)), new PolicyInformation(id(1))});
        assertThat(causes(Forge.device("press-1").with(Extension.certificatePolicies, false, twice).by(ROOT)))
                .contains(new Cause.PoliciesFaulty(Cause.PoliciesFaulty.Why.TWICE));
    }

    /// Each of eight policies is mapped to each: a tree would have eight to the power of the levels (RFC 9618, 3).
    @Test void policiesThatAreAllMappedToEachOtherDoNotGrow() {
        var issuer = ROOT;
        var chain = new ArrayList<Made>();
        for (int i = 0; i < 6; i++) {
            issuer = Forge.authority("Level " + i).with(Extension.certificatePolicies, false, policies(0, 8))
                    .with(Extension.policyMappings, false, eachToEach(8))
                    .with(Extension.policyConstraints, true, new PolicyConstraints(java.math.BigInteger.ZERO, null)).by(issuer);
            chain.addFirst(issuer);
        }
        chain.addFirst(Forge.device("press-1").with(Extension.certificatePolicies, false, policies(9, 1)).by(issuer));
        assertThat(causes(chain.toArray(Made[]::new))).contains(new Cause.NoPolicyHolds());
        var graph = new PolicyGraph();
        var all = new HashSet<>(IntStream.range(0, 64).mapToObj(PathLimitsTest::id).toList());
        var mappings = all.stream().collect(java.util.stream.Collectors.toMap(policy -> policy, _ -> (Set<ASN1ObjectIdentifier>) all));
        for (int i = 0; i < 200; i++) {
            graph.restrict(Optional.of(List.of(policies(0, 64).getPolicyInformation())), true);
            graph.step(Map.copyOf(mappings), true);
        }
        assertThat(graph.holdsOneOf(Set.of(id(1)))).isTrue();
        assertThat(graph.holdsOneOf(Set.of(id(99)))).isFalse();
    }

    private static ASN1Encodable eachToEach(int count) {
        return new DERSequence(IntStream.range(0, count * count).mapToObj(number ->
                new DERSequence(new ASN1Encodable[] {id(number / count), id(number % count)})).toArray(ASN1Encodable[]::new));
    }

    @Test void moreNameComparisonsThanABoundAreRefused() {
        var subtrees = IntStream.range(0, 200).mapToObj(number ->
                new GeneralSubtree(new GeneralName(GeneralName.dNSName, "a" + number + ".example"))).toArray(GeneralSubtree[]::new);
        var issuer = Forge.authority("Issuing").with(Extension.nameConstraints, true, new NameConstraints(null, subtrees)).by(ROOT);
        var names = IntStream.range(0, 60).mapToObj(number ->
                new GeneralName(GeneralName.dNSName, "b" + number + ".example")).toArray(GeneralName[]::new);
        var few = Forge.of("press-1").names(new GeneralName(GeneralName.dNSName, "b.example")).by(issuer);
        assertThat(causes(few, issuer)).doesNotHaveAnyElementsOfTypes(Cause.NameForbidden.class);
        assertThat(causes(Forge.of("press-1").names(names).by(issuer), issuer)).hasAtLeastOneElementOfType(Cause.NameForbidden.class);
    }

    @Test void aNameInAnotherOrderIsAnotherName() {
        assertThat(NameMatch.same(new X500Name("CN=A,O=B"), new X500Name("CN=a, O= b"))).isTrue();
        assertThat(NameMatch.same(new X500Name("CN=A,O=B"), new X500Name("O=B,CN=A"))).isFalse();
    }

    @Test void aStarThatReachesIntoAnExcludedNameIsRefused() {
        var excluded = new GeneralSubtree[] {new GeneralSubtree(new GeneralName(GeneralName.dNSName, "bar.example"))};
        var issuer = Forge.authority("Issuing").with(Extension.nameConstraints, true, new NameConstraints(null, excluded)).by(ROOT);
        assertThat(causes(Forge.server("*.example").by(issuer), issuer)).contains(new Cause.NameForbidden("*.example"));
        assertThat(causes(Forge.server("*.foo.example").by(issuer), issuer)).doesNotHaveAnyElementsOfTypes(Cause.NameForbidden.class);
    }

    /// Certificates of one authority's name and another key, and as many lists by that key: each would be tried with each.
    @Test void listsOfManyThatMayHaveSignedThemAreGivenUp() {
        var issuing = Forge.authority("Issuing").by(ROOT);
        var other = Lab.key(KeySpec.EC_P256, "other issuing");
        var same = IntStream.range(0, 60).mapToObj(_ -> Forge.authority("Issuing").key(other).selfSigned()).toList();
        var all = Stream.concat(Stream.of(Forge.device("press-1").by(issuing), issuing), same.stream()).map(Made::der).toList();
        var lists = lists(same.getFirst(), Limits.MOST_LISTS - 1);
        var own = lists(issuing, 1);
        var causes = causes(Bundle.of(all), Stream.concat(lists.stream(), own.stream()).toList());
        assertThat(causes).contains(new Cause.TooManyWays(Limits.MOST_SIGNATURES_IN_ALL)).hasAtLeastOneElementOfType(Cause.NotOnList.class);
        assertThat(causes(Bundle.of(all), own)).doesNotHaveAnyElementsOfTypes(Cause.TooManyWays.class);
    }

    @Test void moreListsThanAreLookedAtAreRefused() {
        var list = Pem.list(lists(ROOT, 1).getFirst());
        var pem = Pem.certificate(ROOT.der());
        assertThat(Bundle.read((pem + list.repeat(Limits.MOST_LISTS)).getBytes(StandardCharsets.US_ASCII)).lists()).hasSize(Limits.MOST_LISTS);
        assertThatThrownBy(() -> Bundle.read((pem + list.repeat(Limits.MOST_LISTS + 1)).getBytes(StandardCharsets.US_ASCII)))
                .isInstanceOf(Failure.Malformed.class).hasMessageContaining("64");
        var bundle = Bundle.read((pem + list.repeat(Limits.MOST_LISTS)).getBytes(StandardCharsets.US_ASCII));
        assertThat(causes(bundle, List.of())).doesNotContain(new Cause.ListUnreadable());
        assertThat(causes(bundle, lists(ROOT, 1))).contains(new Cause.ListUnreadable());
    }

    private static List<byte[]> lists(Made issuer, int count) {
        var key = SigningKey.of(issuer.der(), issuer.pair().getPrivate());
        return IntStream.range(0, count).mapToObj(number -> RevocationListTest.der(RevocationListTest.terms(number + 1), key, List.of())).toList();
    }
}
