package dev.chancery.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.DistinguishedName.Attribute;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProfileTest {

    private static Profile with(Usages usages) {
        return new Profile("x", "X", Profile.Kind.END_ENTITY, usages, Profile.DEVICE.naming(), Profile.DEVICE.terms(), Additions.NONE);
    }

    private static Profile with(Profile.Kind kind, Additions additions) {
        return new Profile("x", "X", kind, kind == Profile.Kind.END_ENTITY ? Profile.DEVICE.usages() : Profile.ROOT.usages(),
                Naming.NONE, Profile.DEVICE.terms(), additions);
    }

    private static Additions links(String crl) {
        return new Additions(new Additions.Links(List.of(Template.of(crl)), List.of(), List.of()), List.of(),
                Additions.Constraints.NONE, List.of(), Set.of());
    }

    private static Additions other(String... oids) {
        return new Additions(Additions.Links.NONE, List.of(), Additions.Constraints.NONE, Stream.of(oids)
                .map(oid -> new Additions.Other(oid, false, Bytes.of(new byte[] {5, 0}))).toList(), Set.of());
    }

    @ParameterizedTest
    @EnumSource
    void anAuthoritySignsCertificatesAndListsOnly(KeySpec key) {
        assertThat(BuiltIn.ALL.stream().filter(Profile::forAuthority)).hasSize(4).allSatisfy(
                profile -> assertThat(profile.keyUsage(key)).containsExactly(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN));
    }

    @ParameterizedTest
    @EnumSource
    void aDeviceOrServerNeverSignsCertificatesAndOnlyAnRsaKeyEnciphers(KeySpec key) {
        var expected = key.algorithm() == KeySpec.Algorithm.RSA
                ? new KeyUsage[] {KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT}
                : new KeyUsage[] {KeyUsage.DIGITAL_SIGNATURE};
        assertThat(Stream.of(Profile.DEVICE, Profile.SERVER, BuiltIn.BOTH, BuiltIn.MAINFLUX, BuiltIn.MINDSPHERE_AGENT))
                .allSatisfy(profile -> assertThat(profile.keyUsage(key)).containsExactly(expected));
    }

    @Test void everyBuiltInProfileIsSoundAndFoundByTheCodeThatStoresHold() {
        assertThat(BuiltIn.ALL).allSatisfy(profile -> {
            assertThat(profile.violations()).isEmpty();
            assertThat(BuiltIn.ofCode(profile.code())).contains(profile);
        });
        assertThat(BuiltIn.ALL).extracting(Profile::code).containsExactly("device", "server", "both", "mainflux", "mainflux-id",
                "vault", "amqtt-device", "amqtt-server", "amqtt-ca", "mindsphere-agent", "mindsphere-ca", "root", "intermediate");
        assertThat(BuiltIn.ofCode("Root")).isEmpty();
    }

    @Test void noLeafOutlivesAFreshAuthorityByDefault() {
        assertThat(BuiltIn.ALL).filteredOn(profile -> !profile.forAuthority()).allSatisfy(leaf ->
                assertThat(leaf.life().duration()).isLessThan(Profile.INTERMEDIATE.life().duration()));
        assertThat(Profile.INTERMEDIATE.life().duration()).isLessThan(Profile.ROOT.life().duration());
    }

    @Test void theBitsOfTheKeyUsageStandAsInTheStandard() {
        assertThat(KeyUsage.values()).extracting(KeyUsage::code).containsExactly("digitalSignature", "contentCommitment",
                "keyEncipherment", "dataEncipherment", "keyAgreement", "keyCertSign", "cRLSign", "encipherOnly", "decipherOnly");
    }

    @Test void aDeviceThatSignsCertificatesIsAContradiction() {
        assertThat(with(Usages.same(EnumSet.of(KeyUsage.KEY_CERT_SIGN), Usages.CLIENT_AUTH)).violations())
                .contains(new ProfileViolation.UsageOfAuthorities(KeyUsage.KEY_CERT_SIGN));
        var authority = new Profile("x", "X", Profile.Kind.ROOT, Usages.same(EnumSet.of(KeyUsage.CRL_SIGN)), Naming.NONE,
                Profile.ROOT.terms(), Additions.NONE);
        assertThat(authority.violations()).containsExactly(new ProfileViolation.AuthorityMustSign());
    }

    @Test void aKeyIsNotUsedForWhatItCannotDo() {
        assertThat(with(Usages.same(EnumSet.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT))).violations())
                .containsExactlyInAnyOrder(new KeyViolation.UsageUnfitForKey(KeyUsage.KEY_ENCIPHERMENT, KeySpec.Algorithm.EC),
                        new KeyViolation.UsageUnfitForKey(KeyUsage.KEY_ENCIPHERMENT, KeySpec.Algorithm.ED25519),
                        new KeyViolation.UsageUnfitForKey(KeyUsage.KEY_ENCIPHERMENT, KeySpec.Algorithm.ML_DSA));
    }

    @Test void aPurposeNeedsAKeyUsageThatServesIt() {
        assertThat(with(new Usages(Map.of(KeySpec.Algorithm.RSA, EnumSet.of(KeyUsage.KEY_ENCIPHERMENT)),
                List.of(Usages.CLIENT_AUTH))).violations()).singleElement().isInstanceOf(ProfileViolation.PurposeNeedsUsage.class);
        assertThat(with(new Usages(Map.of(), List.of(Usages.CLIENT_AUTH, "1.2.3.4"))).violations()).isEmpty();
        assertThat(with(Usages.tls("clientAuth", "1.2.x", "3.1", "1.40.1")).violations()).hasSize(4)
                .allSatisfy(violation -> assertThat(violation).isInstanceOf(ProfileViolation.NotAnOid.class));
    }

    @Test void encipherOnlyMeansNothingWithoutAgreement() {
        assertThat(with(new Usages(Map.of(KeySpec.Algorithm.EC, EnumSet.of(KeyUsage.ENCIPHER_ONLY)), List.of())).violations())
                .containsExactly(new ProfileViolation.OnlyWithAgreement());
    }

    @Test void anAuthoritySaysWhatItIsAndADeviceConstrainsNobody() {
        var constraints = new Additions(Additions.Links.NONE, List.of(),
                new Additions.Constraints(List.of(Subtree.parse("DNS:lab").orRefuse()), List.of()), List.of(),
                EnumSet.of(Additions.Omitted.BASIC_CONSTRAINTS));
        assertThat(with(Profile.Kind.END_ENTITY, constraints).violations())
                .containsExactly(new ProfileViolation.ConstraintsOfAuthorities());
        assertThat(with(Profile.Kind.ROOT, constraints).violations()).containsExactly(new ProfileViolation.AuthorityMustSay());
    }

    @Test void anExtensionOfOurOwnIsNotAddedByHand() {
        assertThat(with(Profile.Kind.END_ENTITY, other("2.5.29.19", "2.5.29.17", "1.3.6.1.5.5.7.1.1")).violations()).hasSize(3)
                .allSatisfy(violation -> assertThat(violation).isInstanceOf(ProfileViolation.ExtensionTaken.class));
        assertThat(with(Profile.Kind.END_ENTITY, other("1.2.3.4", "1.2.3.4")).violations())
                .containsExactly(new ProfileViolation.ExtensionTaken("1.2.3.4"));
        assertThat(with(Profile.Kind.END_ENTITY, other("1.2.3.4", "1.2.3.5")).violations()).isEmpty();
    }

    @Test void aLinkIsAnAddressAndItsPlaceholdersAreKnown() {
        assertThat(with(Profile.Kind.ROOT, links("http://pki.lab/{issuer.CN}.crl")).violations()).isEmpty();
        assertThat(with(Profile.Kind.ROOT, links("pki.lab/ca.crl")).violations())
                .containsExactly(new ProfileViolation.NotALink("pki.lab/ca.crl"));
        assertThat(with(Profile.Kind.ROOT, links("http://{host}/ca.crl")).violations())
                .containsExactly(new TextViolation.UnknownPlaceholder(Field.LINKS, "{host}"));
    }

    @Test void theUsualLifeIsNotBeyondTheLongest() {
        var terms = new Profile.Terms(KeySpec.EC_P256, Ttl.days(31), Optional.of(Ttl.days(30)), Duration.ofDays(2));
        assertThat(new Profile("x", " ", Profile.Kind.END_ENTITY, Profile.DEVICE.usages(), Naming.NONE, terms, Additions.NONE)
                .violations()).extracting(Violation::field).containsExactly(Field.NAME, Field.LIFE, Field.LIFE);
    }

    @Test void anAnswerStandsInNamesAndLinks() {
        var vault = BuiltIn.VAULT.answered(Map.of("vault", "http://vault:8200", "nobody", "asked"));
        assertThat(vault.filled(Map.of()).orRefuse().additions().links().crl()).extracting(Template::text)
                .containsExactly("http://vault:8200/v1/pki_int/crl");
        assertThat(BuiltIn.VAULT.filled(Map.of()).orRefuse().additions().links().all()).isEmpty();
        assertThat(BuiltIn.VAULT.answered(Map.of("vault", "vault")).filled(Map.of()).violations())
                .contains(new ProfileViolation.NotALink("vault/v1/pki_int/crl"));
        assertThat(with(Profile.Kind.ROOT, links("http://pki.lab/{issuer.CN}.crl")).filled(Map.of("issuer.CN", "Prüf Root"))
                .orRefuse().additions().links().crl()).extracting(Template::text).containsExactly("http://pki.lab/Pr%C3%BCf%20Root.crl");
        assertThat(Profile.DEVICE.filled(Map.of()).orRefuse()).isSameAs(Profile.DEVICE);
    }

    @Test void aDeviceIsNamedAsItsBrokerWantsIt() {
        var known = Map.of("id", "press-1", "issuer.C", "US", "issuer.O", "My Org's Name", "issuer.CN", "my.domain.name");
        var named = BuiltIn.AMQTT_DEVICE.naming().named(known).orRefuse();
        assertThat(named.subject()).hasToString("C=US, O=My Org's Name, CN=press-1");
        assertThat(named.names()).extracting(SubjectName::text)
                .containsExactly("URI:spiffe://my.domain.name/device/press-1", "DNS:press-1.local");
        assertThat(BuiltIn.AMQTT_DEVICE.answered(Map.of("uri", "other.domain")).naming().named(known).orRefuse().names())
                .first().isEqualTo(new SubjectName.Uri("spiffe://other.domain/device/press-1"));
        assertThat(Profile.SERVER.naming().subject()).containsOnlyKeys(Attribute.COMMON_NAME);
    }
}
