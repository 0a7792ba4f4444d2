package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.EnrolmentKey;
import dev.chancery.domain.EnrolmentPolicy;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FiledRequest.State;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Lineage;
import dev.chancery.domain.NameViolation;
import dev.chancery.domain.Profile;
import dev.chancery.domain.ProfileViolation;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Thing;
import dev.chancery.domain.Ttl;
import dev.chancery.engine.Enrolment.Login;
import dev.chancery.engine.Enrolment.Outcome;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Keys;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrolmentTest {

    private static final String PEER = "10.0.0.7";

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;
    private Authority plant;
    private Thing press;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Lab Root", KeySpec.EC_P256);
        plant = lab.intermediate("Plant", root, KeySpec.EC_P256);
        press = lab.thing("press-1");
        Enroller.policy(lab, plant, Enroller.AT_ONCE);
    }

    @AfterEach void close() {
        lab.close();
    }

    private Outcome enrol(char[] secret, byte[] der) {
        return lab.office.enrolment().enrol(plant, new Login.ByKey("press-1", secret), der, PEER);
    }

    private Outcome renew(Certificate known, byte[] der) {
        return lab.office.enrolment().renew(plant, new Login.ByCertificate(known.der().toArray()), der, PEER);
    }

    private char[] key() {
        return Enroller.key(lab, press);
    }

    private Certificate newest() {
        return lab.office.certificates().of(press).stream().max(Comparator.comparing(one -> one.id().value())).orElseThrow();
    }

    private void isIssued(Outcome outcome) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Issued.class, issued ->
                assertThat(new String(issued.pkcs7(), StandardCharsets.ISO_8859_1))
                        .contains(new String(newest().der().toArray(), StandardCharsets.ISO_8859_1)));
    }

    private void isRefused(Outcome outcome, String why) {
        assertThat(outcome).isInstanceOfSatisfying(Outcome.Refused.class, refused -> assertThat(refused.why()).contains(why));
        assertThat(lab.office.audit().of("press-1")).extracting(AuditEntry::act).contains(Act.ENROLMENT_REFUSED);
    }

    private long certificates() {
        return lab.office.certificates().ids(CertificateQuery.ALL).length;
    }

    private Certificate enrolled() {
        isIssued(enrol(key(), Enroller.request("press-1")));
        return newest();
    }

    private static byte[] again(Certificate old) {
        var facts = CertificateReader.facts(old.der().toArray());
        return Enroller.request(Keys.generate(KeySpec.EC_P256, new SecureRandom()), KeySpec.EC_P256, facts.subject(), facts.names());
    }

    @Test void aDeviceGetsACertificateForItsOwnKey() {
        var der = Enroller.request("press-1");
        isIssued(enrol(key(), der));
        var made = newest();
        assertThat(made.hasKey()).isFalse();
        assertThat(made.thing()).contains(press.id());
        assertThat(made.subject().commonName()).contains("press-1");
        assertThat(made.issuer()).isEqualTo(plant.id());
        assertThat(Duration.between(lab.clock.instant(), made.validity().notAfter())).isLessThanOrEqualTo(Duration.ofDays(20));
        assertThat(lab.office.requests().all()).singleElement().satisfies(request -> {
            assertThat(request.state()).isInstanceOf(State.Signed.class);
            assertThat(request.thing()).contains(press.id());
        });
        assertThat(lab.office.audit().of(made.serial().hex())).extracting(AuditEntry::act).contains(Act.CERTIFICATE_ISSUED, Act.ENROLLED);
    }

    @Test void aSecretIsGoodForOneAndTheSameRequestGetsTheSameAnswer() {
        var secret = key();
        var der = Enroller.request("press-1");
        var first = enrol(secret, der);
        assertThat(enrol(secret, der)).usingRecursiveComparison().isEqualTo(first);
        assertThat(enrol(secret, Enroller.request("press-1"))).isEqualTo(new Outcome.Unknown());
        assertThat(lab.office.certificates().of(press)).hasSize(1);
    }

    @Test void whoCannotProveWhoHeIsIsNotToldWhy() {
        var secret = key();
        var der = Enroller.request("press-1");
        var other = Enroller.key(lab, lab.thing("press-2"));
        for (var login : List.of(new Login.ByKey("press-1", "wrong".toCharArray()), new Login.ByKey("nobody", secret),
                new Login.ByKey("press-1", other), new Login.ByKey("press-2", secret), new Login.ByKey("", new char[0]))) {
            assertThat(lab.office.enrolment().enrol(plant, login, der, PEER)).isEqualTo(new Outcome.Unknown());
        }
        lab.clock.advance(Duration.ofDays(8));
        assertThat(enrol(secret, der)).isEqualTo(new Outcome.Unknown());
        assertThat(lab.office.requests().all()).isEmpty();
    }

    @Test void onlyNamesOfTheThingAreTaken() {
        var secret = key();
        isRefused(enrol(secret, Enroller.request("press-2")), "press-2");
        isRefused(enrol(secret, Enroller.request("press-1", new SubjectName.Dns("broker.lab"))), "broker.lab");
        assertThat(lab.office.requests().all()).isEmpty();
        isIssued(enrol(secret, Enroller.request("press-1")));
    }

    @Test void aRequestThatIsUnfitCostsNothing() {
        var secret = key();
        var before = certificates();
        isRefused(enrol(secret, "not a request".getBytes(StandardCharsets.US_ASCII)), "certification request");
        isRefused(enrol(secret, new byte[0]), "certification request");
        var forged = Enroller.request("press-1");
        forged[forged.length - 5] ^= 1;
        isRefused(enrol(secret, forged), "signature");
        assertThat(certificates()).isEqualTo(before);
        assertThat(lab.office.requests().all()).isEmpty();
        isIssued(enrol(secret, Enroller.request("press-1")));
    }

    @Test void onlyKindsOfKeyThatThePolicyNamesAreTaken() {
        Enroller.policy(lab, plant, new EnrolmentPolicy(false, true, false, "", Profile.DEVICE.code(), Ttl.days(20), Set.of(KeySpec.EC_P384)));
        var secret = key();
        isRefused(enrol(secret, Enroller.request("press-1")), "EC P-384");
        isIssued(enrol(secret, Enroller.request(KeySpec.EC_P384, "press-1")));
        assertThat(lab.office.enrolment().attributes(plant)).isPresent();
    }

    @Test void whereSomebodyApprovesTheDeviceAsksAgain() {
        Enroller.policy(lab, plant, Enroller.ASKING);
        var secret = key();
        var der = Enroller.request("press-1");
        assertThat(enrol(secret, der)).isEqualTo(new Outcome.Waits());
        assertThat(enrol(secret, der)).isEqualTo(new Outcome.Waits());
        var waiting = lab.office.requests().all().getFirst();
        assertThat(waiting.thing()).contains(press.id());
        assertThat(lab.office.audit().of("request " + waiting.id().value())).extracting(AuditEntry::act).containsExactly(Act.ENROLMENT_ASKED);
        lab.office.requests().sign(waiting.id(), Order.of(press, TestOffice.terms(plant, Profile.DEVICE, KeySpec.EC_P256)));
        isIssued(enrol(secret, der));
        assertThat(lab.office.certificates().of(press)).hasSize(1);
    }

    @Test void whatSomebodyTurnsDownIsRefusedWithTheReason() {
        Enroller.policy(lab, plant, Enroller.ASKING);
        var secret = key();
        var der = Enroller.request("press-1");
        enrol(secret, der);
        lab.office.requests().reject(lab.office.requests().all().getFirst().id(), "not before Friday");
        isRefused(enrol(secret, der), "not before Friday");
    }

    @Test void aRequestThatCameByAnotherWayIsNotHandedOut() {
        var der = Enroller.request("press-1");
        lab.office.requests().intake().take(der);
        isRefused(enrol(key(), der), "another way");
        var own = Enroller.request("press-1");
        isIssued(enrol(key(), own));
        var second = Enroller.key(lab, lab.thing("press-2"));
        assertThat(lab.office.enrolment().enrol(plant, new Login.ByKey("press-2", second), own, PEER)).isInstanceOf(Outcome.Refused.class);
    }

    @Test void ofTwentyAtOnceWithOneSecretExactlyOneIsIssued() throws Exception {
        var secret = key();
        var requests = IntStream.range(0, 20).<Callable<Outcome>>mapToObj(number -> {
            var der = Enroller.request("press-1");
            return () -> enrol(secret, der);
        }).toList();
        try (var threads = Executors.newFixedThreadPool(20)) {
            var outcomes = threads.invokeAll(requests).stream().map(future -> future.resultNow()).toList();
            assertThat(outcomes).filteredOn(Outcome.Issued.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(new Outcome.Unknown()::equals).hasSize(19);
        }
        assertThat(lab.office.certificates().of(press)).hasSize(1);
    }

    @Test void theSameRequestTwentyTimesAtOnceIsIssuedOnce() throws Exception {
        var secret = key();
        var der = Enroller.request("press-1");
        Callable<Outcome> ask = () -> enrol(secret, der);
        try (var threads = Executors.newFixedThreadPool(20)) {
            assertThat(threads.invokeAll(IntStream.range(0, 20).mapToObj(_ -> ask).toList()))
                    .allSatisfy(future -> assertThat(future.resultNow()).isInstanceOf(Outcome.Issued.class));
        }
        assertThat(lab.office.certificates().of(press)).hasSize(1);
    }

    @Test void aCertificateOfTheSameAuthorityIsALoginToo() {
        var first = enrolled();
        var outcome = lab.office.enrolment().enrol(plant, new Login.ByCertificate(first.der().toArray()), Enroller.request("press-1"), PEER);
        isIssued(outcome);
        assertThat(newest().id()).isNotEqualTo(first.id());
    }

    @Test void foreignRevokedAndEndedCertificatesAreNoLogin() {
        var other = lab.root("Other", KeySpec.EC_P256);
        var foreign = lab.office.certificates().issue(Order.of(press, TestOffice.terms(other, Profile.DEVICE, KeySpec.EC_P256)));
        assertThat(renew(foreign, again(foreign))).isEqualTo(new Outcome.Unknown());
        assertThat(renew(plant.certificate(), Enroller.request("press-1"))).isEqualTo(new Outcome.Unknown());
        var made = enrolled();
        lab.office.revocations().revoke(new Scope.Certificates(List.of(made.id())), Reason.KEY_COMPROMISE);
        assertThat(renew(made, again(made))).isEqualTo(new Outcome.Unknown());
        var second = enrolled();
        lab.clock.advance(Duration.ofDays(21));
        assertThat(renew(second, again(second))).isEqualTo(new Outcome.Unknown());
        var login = new Login.ByCertificate("no certificate".getBytes(StandardCharsets.US_ASCII));
        assertThat(lab.office.enrolment().renew(plant, login, Enroller.request("press-1"), PEER)).isEqualTo(new Outcome.Unknown());
    }

    @Test void aDeviceRenewsItsCertificateWithANewKey() {
        var old = enrolled();
        var der = again(old);
        isIssued(renew(old, der));
        var successor = newest();
        assertThat(successor.subject()).isEqualTo(old.subject());
        assertThat(successor.hasKey()).isFalse();
        assertThat(lab.office.renewals().ancestry(successor.id()).before()).hasValueSatisfying(step -> {
            assertThat(step.certificate().id()).isEqualTo(old.id());
            assertThat(step.way()).isEqualTo(Lineage.Way.RENEWED);
        });
        assertThat(lab.office.certificates().one(old.id()).revoked()).isEmpty();
        isIssued(renew(old, der));
        assertThat(lab.office.certificates().of(press)).hasSize(2);
        isRefused(renew(old, again(old)), "replaced");
    }

    @Test void aRenewalIsForTheSameNames() {
        var old = enrolled();
        var facts = CertificateReader.facts(old.der().toArray());
        var pair = Keys.generate(KeySpec.EC_P256, new SecureRandom());
        isRefused(renew(old, Enroller.request(pair, KeySpec.EC_P256, DistinguishedName.of(Map.of(
                DistinguishedName.Attribute.COMMON_NAME, "press-2")).orRefuse(), facts.names())), "names must be");
        isRefused(renew(old, Enroller.request(pair, KeySpec.EC_P256, facts.subject(), List.of(new SubjectName.Dns("broker.lab")))), "names must be");
    }

    @Test void aRenewalBeforeItsTimeIsRefused() {
        Enroller.policy(lab, plant, new EnrolmentPolicy(false, true, false, "", Profile.DEVICE.code(), Ttl.days(300), Set.of()));
        var old = enrolled();
        assertThat(renew(old, again(old))).isInstanceOf(Outcome.Refused.class);
        lab.clock.advance(Duration.ofDays(280));
        isIssued(renew(old, again(old)));
    }

    @Test void nothingIsEnrolledBeforeSomebodySaysSo() {
        assertThat(lab.office.enrolmentPolicies().of(root.id())).isEqualTo(EnrolmentPolicy.OFF);
        assertThat(lab.office.enrolment().authority("")).map(Authority::id).contains(plant.id());
        Enroller.policy(lab, plant, EnrolmentPolicy.OFF);
        assertThat(lab.office.enrolment().authority("")).isEmpty();
    }

    @Test void labelsTellAuthoritiesApart() {
        var labelled = new EnrolmentPolicy(false, true, false, "roots", Profile.DEVICE.code(), Ttl.days(20), Set.of());
        Enroller.policy(lab, root, labelled);
        assertThat(lab.office.enrolment().authority("roots")).map(Authority::id).contains(root.id());
        assertThat(lab.office.enrolment().authority("")).map(Authority::id).contains(plant.id());
        assertThat(lab.office.enrolment().authority("nobody")).isEmpty();
        assertThat(lab.office.enrolmentPolicies().violations(plant.id(), labelled)).singleElement().isInstanceOf(TextViolation.Taken.class);
        assertThat(lab.office.enrolmentPolicies().violations(root.id(), Enroller.AT_ONCE)).singleElement().isInstanceOf(TextViolation.Taken.class);
        var wrong = new EnrolmentPolicy(false, true, false, "cacerts", "no-profile", Ttl.days(20), Set.of());
        assertThat(lab.office.enrolmentPolicies().violations(root.id(), wrong))
                .hasExactlyElementsOfTypes(NameViolation.NotALabel.class, ProfileViolation.WrongProfile.class);
        assertThatThrownBy(() -> Enroller.policy(lab, root, wrong)).isInstanceOf(Failure.Refused.class);
    }

    @Test void aSecretForManyEnrolsThatMany() {
        var secret = Enroller.key(lab, press, new EnrolmentKey.Terms(Duration.ofDays(1), 2));
        isIssued(enrol(secret, Enroller.request("press-1")));
        isIssued(enrol(secret, Enroller.request("press-1")));
        assertThat(enrol(secret, Enroller.request("press-1"))).isEqualTo(new Outcome.Unknown());
    }
}
