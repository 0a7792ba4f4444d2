package dev.chancery.engine;

import static dev.chancery.TestOffice.terms;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.EnrolmentKey;
import dev.chancery.domain.EnrolmentPolicy;
import dev.chancery.domain.KeyDeparture;
import dev.chancery.domain.KeyDeparture.State;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.Thing;
import dev.chancery.engine.Downloads.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DownloadsTest {

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;
    private Thing press;
    private Certificate certificate;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Lab Root", KeySpec.EC_P256);
        press = lab.thing("press-1");
        certificate = lab.office.certificates().issue(Order.of(press, terms(root, Profile.DEVICE, KeySpec.EC_P256)));
        Enroller.policy(lab, root, Enroller.AT_ONCE);
    }

    @AfterEach void close() {
        lab.close();
    }

    private Outcome fetch(char[] secret) {
        return lab.office.downloads().fetch(secret, "10.0.0.7");
    }

    private static JsonNode json(Outcome outcome) {
        return JsonMapper.shared().readTree(((Outcome.Fetched) outcome).json());
    }

    private List<Act> acts() {
        return lab.office.audit().of(certificate.serial().hex()).stream().map(AuditEntry::act).toList();
    }

    @Test void aThingFetchesItsCertificateWithItsKeyOnce() {
        var secret = Enroller.key(lab, press, new EnrolmentKey.Terms(Duration.ofDays(1), 5));
        var fetched = json(fetch(secret));
        assertThat(fetched.get("certificate").asString()).isEqualTo(lab.office.certificates().pem(certificate));
        assertThat(fetched.get("issuing_ca").asString()).isEqualTo(lab.office.certificates().pem(root.certificate()));
        assertThat(fetched.get("private_key").asString()).startsWith("-----BEGIN EC PRIVATE KEY-----");
        assertThat(fetched.get("serial").asString()).isEqualTo(certificate.serial().decimal());
        assertThat(fetch(secret)).isEqualTo(new Outcome.AlreadyDownloaded());
        assertThat(lab.office.exports().departure(certificate)).hasValueSatisfying(left -> {
            assertThat(left.state()).isEqualTo(State.LEFT);
            assertThat(left.place()).isEqualTo("network address 10.0.0.7");
        });
        assertThat(acts()).contains(Act.KEY_EXPORTED, Act.KEY_REFUSED);
    }

    @Test void ofTwentyAtOnceExactlyOneGetsIt() throws Exception {
        var secret = Enroller.key(lab, press, new EnrolmentKey.Terms(Duration.ofDays(1), 50));
        var barrier = new CyclicBarrier(20);
        Callable<Outcome> ask = () -> {
            barrier.await();
            return fetch(secret);
        };
        try (var threads = Executors.newFixedThreadPool(20)) {
            var outcomes = threads.invokeAll(IntStream.range(0, 20).mapToObj(_ -> ask).toList()).stream().map(future -> future.resultNow()).toList();
            assertThat(outcomes).filteredOn(Outcome.Fetched.class::isInstance).hasSize(1);
            assertThat(outcomes).filteredOn(new Outcome.AlreadyDownloaded()::equals).hasSize(19);
        }
        assertThat(acts()).filteredOn(Act.KEY_EXPORTED::equals).hasSize(1);
    }

    @Test void whoeverAsksAgainWithAUsedUpSecretIsToldThatItWasFetched() {
        var secret = Enroller.key(lab, press);
        assertThat(fetch(secret)).isInstanceOf(Outcome.Fetched.class);
        assertThat(fetch(secret)).isEqualTo(new Outcome.AlreadyDownloaded());
    }

    @Test void whatIsWrongIsNotToldApart() {
        var secret = Enroller.key(lab, press);
        assertThat(fetch("wrong".toCharArray())).isEqualTo(new Outcome.Unknown());
        assertThat(fetch(new char[0])).isEqualTo(new Outcome.Unknown());
        assertThat(fetch(Enroller.key(lab, lab.thing("press-2")))).isEqualTo(new Outcome.Unknown());
        assertThat(lab.office.downloads().fetch(secret, "12345", "10.0.0.7")).isEqualTo(new Outcome.Unknown());
        var other = lab.office.certificates().issue(Order.of(lab.thing("press-3"), terms(root, Profile.DEVICE, KeySpec.EC_P256)));
        assertThat(lab.office.downloads().fetch(secret, other.serial().hex(), "10.0.0.7")).isEqualTo(new Outcome.Unknown());
        assertThat(lab.office.exports().departure(other)).isEmpty();
        lab.clock.advance(Duration.ofDays(8));
        assertThat(fetch(secret)).isEqualTo(new Outcome.Unknown());
        assertThat(lab.office.exports().departure(certificate)).isEmpty();
    }

    @Test void aSerialNumberChoosesAmongThoseOfTheThing() {
        var second = lab.office.certificates().issue(Order.of(press, terms(root, Profile.DEVICE, KeySpec.EC_P384)));
        var secret = Enroller.key(lab, press, new EnrolmentKey.Terms(Duration.ofDays(1), 2));
        assertThat(json(lab.office.downloads().fetch(secret, certificate.serial().decimal(), "10.0.0.7")).get("serial").asString())
                .isEqualTo(certificate.serial().decimal());
        assertThat(json(fetch(secret)).get("serial").asString()).isEqualTo(second.serial().decimal());
    }

    @Test void nothingIsFetchedBeforeSomebodySaysSo() {
        Enroller.policy(lab, root, EnrolmentPolicy.OFF);
        assertThat(fetch(Enroller.key(lab, press))).isEqualTo(new Outcome.Unknown());
        assertThat(lab.office.exports().departure(certificate)).isEmpty();
    }

    @Test void aRevokedOrEndedCertificateIsNotFetched() {
        var secret = Enroller.key(lab, press, new EnrolmentKey.Terms(Duration.ofDays(1), 2));
        lab.office.revocations().revoke(new Scope.Certificates(List.of(certificate.id())), Reason.KEY_COMPROMISE);
        assertThat(fetch(secret)).isEqualTo(new Outcome.Unknown());
    }

    @Test void whatLeftByAnotherWayIsNotFetched() throws Exception {
        var place = Files.createDirectory(folder.resolve("stick"));
        lab.office.exports().run(new ExportOrder(List.of(certificate.id()), ExportOrder.Form.PEM_FOLDER, place, new char[0]), Progress.NONE);
        assertThat(fetch(Enroller.key(lab, press))).isEqualTo(new Outcome.AlreadyDownloaded());
    }

    @Test void whatWasFetchedDoesNotLeaveAgainWhereKeysLeaveOnce() {
        fetch(Enroller.key(lab, press));
        var authorities = lab.office.authorities();
        authorities.changePolicy(root.id(), authorities.policy(root.id()).withKeysLeavingOnce(true));
        var order = new ExportOrder(List.of(certificate.id()), ExportOrder.Form.PEM_FOLDER, folder, new char[0]);
        assertThatThrownBy(() -> lab.office.exports().run(order, Progress.NONE)).isInstanceOf(KeyFailure.AlreadyDownloaded.class);
    }

    @Test void whatTheProgramDiedOverCountsAsFetched() throws Exception {
        var secret = Enroller.key(lab, press, new EnrolmentKey.Terms(Duration.ofDays(1), 5));
        lab.office.desk().change(tx -> new KeyGate(lab.office.desk()).claim(tx, Bearer.of(certificate, true), "network address 10.0.0.7"));
        lab.kill();
        assertThat(fetch(secret)).isEqualTo(new Outcome.AlreadyDownloaded());
        assertThat(lab.office.exports().departure(certificate)).map(KeyDeparture::state).contains(State.UNCERTAIN);
        assertThat(acts()).contains(Act.KEY_UNCERTAIN);
    }
}
