package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Judge;
import dev.chancery.TestOffice;
import dev.chancery.domain.Additions;
import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.BuiltIn;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Decoded;
import dev.chancery.domain.ExtensionLine;
import dev.chancery.domain.Failure;
import dev.chancery.domain.IssuerViolation;
import dev.chancery.domain.IssuingPolicy;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.KeyViolation;
import dev.chancery.domain.NameViolation;
import dev.chancery.domain.Profile;
import dev.chancery.domain.ProfileViolation;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Subtree;
import dev.chancery.domain.Template;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Thing;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.ValidityViolation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilesTest {

    @TempDir Path folder;
    private TestOffice lab;
    private Profiles profiles;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        profiles = lab.office.profiles();
    }

    @AfterEach void close() {
        lab.close();
    }

    private Profile added(String name) {
        var profile = profiles.copy(Profile.DEVICE, name);
        profiles.add(profile);
        return profile;
    }

    private static Profile with(Profile profile, Additions additions) {
        return new Profile(profile.code(), profile.name(), profile.kind(), profile.usages(), profile.naming(), profile.terms(),
                additions);
    }

    private Order.Terms terms(Authority by, Profile profile, Ttl life) {
        return new Order.Terms(by.id(), profile, KeySpec.EC_P256, life);
    }

    private Checked<?> draft(Authority by, Profile profile, Ttl life) {
        var terms = terms(by, profile, life);
        return lab.office.certificates().draft(new Order(terms, TestOffice.newAuthority("x", Optional.empty(), KeySpec.EC_P256,
                OptionalInt.empty()).subject(), List.of(), Optional.empty()));
    }

    @Test void aCopyIsChangedKeptAndTheOriginalStays() {
        var copy = added("Lab sensor");
        var changed = new Profile(copy.code(), "Lab sensor 2", copy.kind(), copy.usages(), copy.naming(),
                Profile.Terms.of(KeySpec.ED25519, Ttl.days(90)), copy.additions());
        profiles.change(changed);
        lab.reopen();
        profiles = lab.office.profiles();
        assertThat(profiles.own()).containsExactly(changed);
        assertThat(profiles.ofCode(copy.code())).contains(changed);
        assertThat(profiles.all()).containsAll(BuiltIn.ALL).contains(changed);
        assertThat(profiles.forThings()).noneMatch(Profile::forAuthority).contains(changed, Profile.DEVICE);
    }

    @Test void aNameStandsForOneProfile() {
        added("Lab sensor");
        for (var taken : List.of("lab SENSOR", "Device", "amqtt ca")) {
            assertThatThrownBy(() -> profiles.add(profiles.copy(Profile.DEVICE, taken))).isInstanceOf(Failure.Refused.class)
                    .hasMessageContaining("already exists");
        }
        assertThatThrownBy(() -> profiles.add(profiles.copy(Profile.DEVICE, " "))).isInstanceOf(Failure.Refused.class);
        assertThat(profiles.own()).hasSize(1);
    }

    @Test void aBuiltInProfileIsNeitherChangedNorRemoved() {
        assertThatThrownBy(() -> profiles.change(Profile.DEVICE)).hasMessageContaining("built-in");
        assertThatThrownBy(() -> profiles.remove(BuiltIn.VAULT)).hasMessageContaining("built-in");
        assertThatThrownBy(() -> profiles.add(BuiltIn.VAULT.named("vault", "Mine"))).hasMessageContaining("built-in");
    }

    @Test void aProfileThatContradictsItselfIsNotKept() {
        var copy = with(profiles.copy(Profile.DEVICE, "Mine"), new Additions(Additions.Links.NONE, List.of(),
                Additions.Constraints.NONE, List.of(new Additions.Other("1.2.3.4", false,
                        Bytes.of(new byte[] {5, 1}))), Set.of()));
        assertThatThrownBy(() -> profiles.add(copy)).isInstanceOf(Failure.Refused.class);
        assertThat(profiles.own()).isEmpty();
    }

    @Test void aRemovedProfileComesBackAsItWas() {
        var profile = added("Lab sensor");
        profiles.remove(profile);
        assertThat(profiles.own()).isEmpty();
        assertThat(profiles.ofCode(profile.code())).isEmpty();
        assertThatThrownBy(() -> profiles.remove(profile)).isInstanceOf(Failure.Gone.class);
        profiles.add(profile);
        assertThat(profiles.own()).containsExactly(profile);
        assertThat(lab.office.audit().of(profile.code())).extracting(AuditEntry::act)
                .containsExactly(Act.PROFILE_ADDED, Act.PROFILE_REMOVED, Act.PROFILE_ADDED);
    }

    @Test void aProfileThatAnAuthorityUsesStays() {
        var profile = added("Lab sensor");
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        lab.office.authorities().change(root.id(), root.name(), new Authority.Defaults(profile.code(), Ttl.DEFAULT, KeySpec.EC_P256));
        assertThatThrownBy(() -> profiles.remove(profile)).isInstanceOf(Failure.Refused.class).hasMessageContaining("Lab Root");
        lab.office.authorities().change(root.id(), root.name(), root.defaults());
        lab.office.authorities().changePolicy(root.id(), new IssuingPolicy(Set.of(), Set.of(profile.code()), Optional.empty()));
        assertThatThrownBy(() -> profiles.remove(profile)).hasMessageContaining("Lab Root");
        lab.office.authorities().changePolicy(root.id(), IssuingPolicy.OPEN);
        profiles.remove(profile);
    }

    @Test void anExportedProfileComesInUnderNamesThatAreFree() {
        var profile = added("Lab sensor");
        var read = profiles.read(profiles.export(profile)).orRefuse();
        assertThat(read.name()).isEqualTo("Lab sensor 2");
        assertThat(read.code()).isNotEqualTo(profile.code());
        assertThat(read.named(profile.code(), profile.name())).isEqualTo(profile);
        assertThat(profiles.read("{}").violations()).containsExactly(new ProfileViolation.NotAProfile(""));
    }

    @Test void whatIsOutsideAnAuthoritysPolicyIsRefusedWithEveryReason() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        var policy = new IssuingPolicy(Set.of(KeySpec.RSA_2048), Set.of("server"), Optional.of(Ttl.days(90)));
        lab.office.authorities().changePolicy(root.id(), policy);
        lab.reopen();
        assertThat(lab.office.authorities().policy(root.id())).isEqualTo(policy);
        assertThat(draft(root, Profile.DEVICE, Ttl.days(91)).violations()).containsExactly(
                new IssuerViolation.ProfileNotAllowed("Device"), new KeyViolation.KeyNotAllowed(KeySpec.EC_P256, List.of(KeySpec.RSA_2048)),
                new ValidityViolation.LivesTooLong(Ttl.days(91).duration(), Ttl.days(90)));
        var things = new long[] {lab.thing("press-1").number()};
        assertThatThrownBy(() -> lab.office.certificates().issueAll(terms(root, Profile.DEVICE, Ttl.days(90)), things,
                Certificates.Equipped.SKIP, Progress.NONE)).isInstanceOf(Failure.Refused.class);
        assertThat(lab.intermediate("Below", root, KeySpec.EC_P256).name()).isEqualTo("Below");
        assertThat(lab.office.audit().of("Lab Root")).extracting(AuditEntry::act).contains(Act.POLICY_CHANGED);
    }

    @Test void aLifeBeyondTheProfilesLongestIsRefusedNotCut() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        assertThat(draft(root, BuiltIn.VAULT, Ttl.DEFAULT).violations())
                .contains(new ValidityViolation.LivesTooLong(Ttl.DEFAULT.duration(), Ttl.days(30)));
    }

    @Test void manyThingsAreNamedByOneProfile() {
        var root = lab.root("my.domain.name", KeySpec.EC_P256);
        var things = List.of(lab.thing("press-1"), lab.thing("press-2"), lab.thing("Prüfstand 3"));
        var issued = lab.office.certificates().issueAll(new Order.Terms(root.id(), BuiltIn.AMQTT_DEVICE, KeySpec.EC_P256, Ttl.days(30)),
                things.stream().mapToLong(Thing::number).toArray(), Certificates.Equipped.SKIP, Progress.NONE);
        assertThat(issued.certificates()).hasSize(2);
        assertThat(issued.problems()).singleElement().satisfies(problem -> assertThat(problem.thing().value()).isEqualTo("Prüfstand 3"));
        assertThat(issued.certificates()).allSatisfy(id -> {
            var certificate = lab.office.certificates().one(id);
            var name = certificate.thing().orElseThrow().value();
            assertThat(lab.office.certificates().decoded(certificate).extensions()).extracting(Decoded.Extension::lines)
                    .contains(List.of(new ExtensionLine.Plain("URI:spiffe://my.domain.name/device/" + name),
                            new ExtensionLine.Plain("DNS:" + name + ".local")));
        });
    }

    @Test void theKeyOfAThingStandsInItsCertificateAndNowhereInTheLog() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        var thing = lab.thing("press-1");
        var terms = terms(root, BuiltIn.MAINFLUX, Ttl.days(30));
        var certificate = lab.office.certificates().issue(lab.office.certificates().order(thing, terms).orRefuse());
        var key = new String(lab.office.things().key(thing));
        assertThat(certificate.subject().commonName()).contains(key);
        assertThat(lab.office.audit().recent(100)).noneMatch(entry -> (entry.object() + entry.detail()).contains(key));
        assertThat(lab.office.certificates().order("nobody", terms).violations()).hasOnlyElementsOfType(TextViolation.NothingFor.class);
    }

    private Additions constraints(String... permitted) {
        return new Additions(new Additions.Links(List.of(Template.of("http://pki.lab/{issuer.CN}.crl")), List.of(Template.of("http://ocsp.lab")),
                List.of(Template.of("http://pki.lab/ca.der"))), List.of(new Additions.Policy("1.3.6.1.4.1.99999.1", "http://pki.lab/cps")),
                new Additions.Constraints(List.of(permitted).stream().map(text -> Subtree.parse(text).orRefuse()).toList(),
                        List.of(Subtree.parse("DNS:secret.lab").orRefuse())),
                List.of(profiles.extension("1.3.6.1.4.1.99999.2", false, "SEQ{UTF8:\"hi\", INT:7}").orRefuse()), Set.of());
    }

    private Authority constrained(Authority root) {
        var profile = with(Profile.INTERMEDIATE.named("x", "X"), constraints("DNS:lab", "IP:10.0.0.0/8"));
        var subject = TestOffice.newAuthority("Issuing", Optional.empty(), KeySpec.EC_P256, OptionalInt.empty()).subject();
        return lab.office.authorities().create(new NewAuthority("Issuing", Optional.of(root.id()), subject, KeySpec.EC_P256, Ttl.days(365),
                OptionalInt.of(0), TestOffice.defaults(KeySpec.EC_P256), profile));
    }

    private static ExtensionLine constrained(boolean permitted, String name) {
        return new ExtensionLine.Constrained(permitted, new ExtensionLine.Plain(name));
    }

    @Test void openSslReadsEverythingThatAProfileAdds() throws IOException {
        var issuing = constrained(lab.root("Root", KeySpec.EC_P256));
        var file = Files.writeString(folder.resolve("ca.pem"), lab.office.certificates().pem(issuing.certificate()));
        var text = Judge.run("openssl", "x509", "-in", file.toString(), "-noout", "-text").accepted().output();
        assertThat(text).contains("URI:http://pki.lab/Root.crl", "OCSP - URI:http://ocsp.lab", "CA Issuers - URI:http://pki.lab/ca.der",
                "X509v3 Name Constraints: critical", "DNS:lab", "IP:10.0.0.0/255.0.0.0", "DNS:secret.lab",
                "Policy: 1.3.6.1.4.1.99999.1", "CPS: http://pki.lab/cps", "1.3.6.1.4.1.99999.2");
        assertThat(lab.office.authorities().decoded(issuing.id()).extensions()).extracting(Decoded.Extension::lines).contains(
                List.of(constrained(true, "DNS:lab"), constrained(true, "IP:10.0.0.0/255.0.0.0"), constrained(false, "DNS:secret.lab")),
                List.of(new ExtensionLine.Plain("1.3.6.1.4.1.99999.1"), new ExtensionLine.Plain("http://pki.lab/cps")));
    }

    @Test void namesThatTheChainForbidsAreRefusedHereAsElsewhere() throws IOException {
        var root = lab.root("Root", KeySpec.EC_P256);
        var issuing = constrained(root);
        var good = order(issuing, "gate.lab");
        assertThat(lab.office.certificates().draft(good).violations()).isEmpty();
        for (var bad : List.of("gate.example", "a.secret.lab")) {
            assertThat(lab.office.certificates().draft(order(issuing, bad)).violations())
                    .contains(new NameViolation.OutsideConstraints("DNS:" + bad));
        }
        var leaf = Files.writeString(folder.resolve("leaf.pem"), lab.office.certificates().pem(lab.office.certificates().issue(good)));
        Judge.run("openssl", "verify", "-x509_strict", "-CAfile", Files.writeString(folder.resolve("root.pem"),
                lab.office.certificates().pem(root.certificate())).toString(), "-untrusted", Files.writeString(folder.resolve("int.pem"),
                lab.office.certificates().pem(issuing.certificate())).toString(), leaf.toString()).accepted();
    }

    private Order order(Authority by, String host) {
        return lab.office.certificates().order(host, terms(by, Profile.SERVER, Ttl.days(30))).orRefuse();
    }

    @Test void whatAProfileAsksForIsAnswered() {
        var root = lab.root("Lab Root", KeySpec.EC_P256);
        var terms = terms(root, BuiltIn.AMQTT_DEVICE, Ttl.days(30));
        assertThat(lab.office.certificates().order("press-1", terms).violations()).hasOnlyElementsOfType(NameViolation.NotAUri.class);
        var answered = terms(root, BuiltIn.AMQTT_DEVICE.answered(Map.of("uri", "my.domain")), Ttl.days(30));
        assertThat(lab.office.certificates().order("press-1", answered).orRefuse().names()).hasSize(2);
    }
}
