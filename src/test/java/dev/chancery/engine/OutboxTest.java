package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Judge;
import dev.chancery.TestBroker;
import dev.chancery.TestOffice;
import dev.chancery.domain.BrokerTrouble;
import dev.chancery.domain.BrokerTrust;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.EventKind;
import dev.chancery.domain.EventSettings;
import dev.chancery.domain.EventStanding.Line;
import dev.chancery.domain.IssuingPolicy;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.MqttVersion;
import dev.chancery.domain.NetworkFailure;
import dev.chancery.domain.OutboxEntry;
import dev.chancery.domain.OutboxEntry.State;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Ttl;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

/// A real broker that asks everybody for a certificate, and somebody who listens there.
class OutboxTest {

    @TempDir Path folder;
    private TestOffice lab;
    private TestBroker broker;

    @BeforeEach void start() throws Exception {
        Judge.require("mosquitto");
        lab = TestOffice.in(folder);
        broker = TestBroker.start(lab, folder);
    }

    @AfterEach void stop() {
        if (broker != null) {
            broker.close();
        }
        if (lab != null) {
            lab.close();
        }
    }

    private Outbox outbox() {
        return lab.office.outbox();
    }

    private EventSettings.Typed typed() {
        return new EventSettings.Typed("mqtts://localhost:" + broker.port, "chancery", "", "things/{thing}/commands/cert-{event}");
    }

    private EventSettings.Chosen chosen(MqttVersion version) {
        return new EventSettings.Chosen(true, Set.of(EventKind.ROTATION), version, new BrokerTrust.OfStore(root()),
                Optional.of(broker.publisher.id()), false);
    }

    private dev.chancery.domain.AuthorityId root() {
        return lab.office.authorities().chain(broker.issuing.id()).getLast().id();
    }

    private void set(EventSettings.Typed typed, EventSettings.Chosen chosen) {
        outbox().change(EventSettings.of(typed, chosen).orRefuse(), Optional.empty());
    }

    private Certificate device(String id) {
        return lab.office.certificates().issue(Order.of(lab.thing(id), TestOffice.terms(broker.issuing, Profile.DEVICE, KeySpec.EC_P256)));
    }

    private Certificate rotate(Certificate old) {
        return lab.office.renewals().rotate(old.id(), new Rotation(Optional.empty(),
                new Order.Terms(broker.issuing.id(), Profile.DEVICE, KeySpec.EC_P256, Ttl.days(90)), new Handover.Never())).successor();
    }

    private List<Certificate> rotated(int count) {
        var old = IntStream.range(0, count).mapToObj(number -> device("press-" + number)).mapToLong(one -> one.id().value()).toArray();
        var done = lab.office.renewals().replaceAll(old,
                new ReplacementWish.Rotate(Optional.of(Ttl.days(90)), Optional.empty(), new Handover.Never()), Progress.NONE).done();
        return done.stream().map(pair -> lab.office.certificates().one(pair.successor())).toList();
    }

    @ParameterizedTest @EnumSource(MqttVersion.class) void aListenerGetsMainfluxsEventOfARotation(MqttVersion version) throws Exception {
        broker.listen(version == MqttVersion.MQTT_5 ? "5" : "311");
        set(typed(), chosen(version));
        var successor = rotate(device("press-1"));
        assertThat(outbox().send(Progress.NONE)).isEqualTo(1);
        broker.until("it is heard", () -> !broker.heard().isEmpty());
        var heard = broker.heard().getFirst();
        assertThat(heard.topic()).isEqualTo("things/press-1/commands/cert-rotation");
        var chain = lab.office.authorities().chain(broker.issuing.id());
        var json = JsonMapper.builder().build().readTree(heard.payload());
        assertThat(json.propertyNames()).containsExactly("thing_id", "client_cert", "client_key", "issuing_ca", "ca_chain", "serial", "expires_at");
        assertThat(json.get("thing_id").asString()).isEqualTo("press-1");
        assertThat(json.get("client_cert").asString()).isEqualTo(lab.office.certificates().pem(successor));
        assertThat(json.get("client_key").asString()).isEmpty();
        assertThat(json.get("issuing_ca").asString()).isEqualTo(lab.office.certificates().pem(chain.getFirst().certificate()));
        assertThat(json.get("ca_chain")).hasSize(2);
        assertThat(json.get("ca_chain").get(1).asString()).isEqualTo(lab.office.certificates().pem(chain.getLast().certificate()));
        assertThat(json.get("serial").asString()).isEqualTo(successor.serial().decimal());
        assertThat(json.get("expires_at").asString()).isEqualTo(successor.validity().notAfter().toString());
        var entry = outbox().newest(5).getFirst();
        assertThat(entry.state()).isEqualTo(State.DELIVERED);
        if (version == MqttVersion.MQTT_5) {
            assertThat(heard.properties()).contains("attempt:1", "event-id:" + entry.event());
        }
    }

    @Test void theKeyGoesAlongOnlyWhenAskedForAndIsWrittenDownAsLeft() throws Exception {
        broker.listen("5");
        set(typed(), new EventSettings.Chosen(true, Set.of(EventKind.ROTATION), MqttVersion.MQTT_5, new BrokerTrust.OfStore(root()),
                Optional.of(broker.publisher.id()), true));
        var successor = rotate(device("press-1"));
        outbox().send(Progress.NONE);
        broker.until("it is heard", () -> !broker.heard().isEmpty());
        var json = JsonMapper.builder().build().readTree(broker.heard().getFirst().payload());
        var key = Files.writeString(folder.resolve("key.pem"), json.get("client_key").asString());
        var certificate = Files.writeString(folder.resolve("certificate.pem"), json.get("client_cert").asString());
        assertThat(Judge.run("openssl", "pkey", "-in", key.toString(), "-pubout").accepted().output())
                .isEqualTo(Judge.run("openssl", "x509", "-in", certificate.toString(), "-noout", "-pubkey").accepted().output());
        assertThat(lab.office.audit().recent(5)).anyMatch(entry -> entry.act().code().equals("key.exported")
                && entry.object().equals(successor.serial().hex()));
    }

    @Test void aKeyThatMayLeaveOnlyOnceLeavesWithOneEvent() throws Exception {
        broker.listen("5");
        lab.office.authorities().changePolicy(broker.issuing.id(), IssuingPolicy.OPEN.withKeysLeavingOnce(true));
        set(typed(), new EventSettings.Chosen(true, Set.of(EventKind.ROTATION, EventKind.ISSUE), MqttVersion.MQTT_5,
                new BrokerTrust.OfStore(root()), Optional.of(broker.publisher.id()), true));
        var first = device("press-1");
        outbox().send(Progress.NONE);
        lab.office.renewals().rotate(first.id(), new Rotation(Optional.empty(),
                new Order.Terms(broker.issuing.id(), Profile.DEVICE, KeySpec.EC_P256, Ttl.days(90)), new Handover.Never()));
        outbox().send(Progress.NONE);
        assertThat(outbox().newest(5)).extracting(OutboxEntry::state).containsOnly(State.DELIVERED);
        assertThatThrownBy(() -> lab.office.exports().run(new ExportOrder(List.of(first.id()), ExportOrder.Form.PEM_FOLDER,
                Files.createDirectory(folder.resolve("again")), new char[0]), Progress.NONE)).isInstanceOf(KeyFailure.AlreadyDownloaded.class);
    }

    @Test void issuingAndRevokingAreToldOnlyWhereThatIsChosen() throws Exception {
        broker.listen("5");
        set(typed(), chosen(MqttVersion.MQTT_5));
        var device = device("press-1");
        assertThat(outbox().newest(5)).isEmpty();
        set(typed(), new EventSettings.Chosen(true, Set.of(EventKind.ISSUE, EventKind.REVOCATION), MqttVersion.MQTT_5,
                new BrokerTrust.OfStore(root()), Optional.of(broker.publisher.id()), false));
        device("press-2");
        lab.office.revocations().revoke(new Scope.Certificates(List.of(device.id())), dev.chancery.domain.Revocation.Reason.KEY_COMPROMISE);
        assertThat(outbox().send(Progress.NONE)).isEqualTo(2);
        broker.until("both are heard", () -> broker.heard().size() == 2);
        assertThat(broker.heard()).extracting(TestBroker.Heard::topic)
                .containsExactly("things/press-2/commands/cert-issue", "things/press-1/commands/cert-revocation");
        assertThat(broker.heard().getLast().payload()).contains("\"reason\": \"KEY_COMPROMISE\"", device.serial().decimal());
    }

    @ParameterizedTest @EnumSource(MqttVersion.class) void ofManyEventsEachArrivesOnceOrIsMarkedWhenTheBrokerIsKilled(MqttVersion version)
            throws Exception {
        broker.listen(version == MqttVersion.MQTT_5 ? "5" : "311");
        set(typed(), chosen(version));
        rotated(200);
        outbox().start();
        broker.until("some are heard", () -> broker.heard().size() >= 30);
        broker.kill();
        broker.until("it is noticed", () -> outbox().standing().line() == Line.PAUSED);
        assertThat(outbox().standing().waiting()).isPositive();
        broker.start();
        broker.listen(version == MqttVersion.MQTT_5 ? "5" : "311");
        broker.until("the broker has all", () -> outbox().standing().waiting() == 0);
        var marked = outbox().newest(500).stream().filter(OutboxEntry::mayBeDouble).map(one -> one.what().thing().value()).collect(Collectors.toSet());
        var taken = broker.taken("chancery");
        assertThat(taken).contains(IntStream.range(0, 200).mapToObj("things/press-%d/commands/cert-rotation"::formatted).toArray(String[]::new));
        var twice = new ArrayList<>(taken);
        new HashSet<>(taken).forEach(twice::remove);
        assertThat(marked).isNotEmpty().containsAll(twice.stream().map(topic -> topic.split("/")[1]).toList());
        if (version == MqttVersion.MQTT_5) {
            broker.until("the last is heard", () -> broker.heard().stream().anyMatch(heard -> heard.topic().equals(taken.getLast())));
            twice.forEach(topic -> assertThat(broker.heard()).anyMatch(heard -> heard.topic().equals(topic)
                    && !heard.properties().contains("attempt:1 ")));
        }
        assertThat(outbox().newest(500)).hasSize(200).extracting(OutboxEntry::state).containsOnly(State.DELIVERED);
    }

    @Test void whatWasHandedOverWhenTheProcessDiedIsSentAgainAndMarked() throws Exception {
        broker.listen("5");
        set(typed(), chosen(MqttVersion.MQTT_5));
        var successor = rotate(device("press-1"));
        lab.office.desk().write(tx -> tx.outbox().begin(tx.outbox().waiting(5)));
        lab.kill();
        assertThat(outbox().newest(5).getFirst().state()).isEqualTo(State.WAITING);
        assertThat(outbox().send(Progress.NONE)).isEqualTo(1);
        broker.until("it is heard", () -> !broker.heard().isEmpty());
        assertThat(broker.heard().getFirst().payload()).contains(successor.serial().decimal());
        assertThat(broker.heard().getFirst().properties()).contains("attempt:2");
        assertThat(outbox().newest(5).getFirst().mayBeDouble()).isTrue();
    }

    private BrokerTrouble trouble(EventSettings.Typed typed, EventSettings.Chosen chosen) {
        set(typed, chosen);
        try {
            outbox().trial(outbox().settings().orElseThrow(), Progress.NONE);
        } catch (NetworkFailure.BrokerFailed failed) {
            return failed.why();
        }
        throw new AssertionError("taken");
    }

    private EventSettings.Typed at(String address) {
        return new EventSettings.Typed(address, "chancery", "", "things/{thing}");
    }

    @ParameterizedTest @EnumSource(MqttVersion.class) void everyReasonForNotBeingLetInHasAName(MqttVersion version) throws Exception {
        var good = chosen(version);
        var stranger = lab.root("Stranger", KeySpec.EC_P256);
        var foreign = lab.office.certificates().issue(Order.of(lab.thing("stranger"), TestOffice.terms(stranger, Profile.DEVICE, KeySpec.EC_P256)));
        assertThat(trouble(typed(), with(good, new BrokerTrust.OfStore(stranger.id()), good.certificate()))).isEqualTo(BrokerTrouble.NOT_TRUSTED);
        assertThat(trouble(typed(), with(good, new BrokerTrust.Platform(), good.certificate()))).isEqualTo(BrokerTrouble.NOT_TRUSTED);
        assertThat(trouble(at("127.0.0.1:" + broker.port), good)).isEqualTo(BrokerTrouble.NOT_TRUSTED);
        assertThat(trouble(typed(), with(good, good.trust(), Optional.empty()))).isEqualTo(BrokerTrouble.CERTIFICATE_REFUSED);
        assertThat(trouble(typed(), with(good, good.trust(), Optional.of(foreign.id())))).isEqualTo(BrokerTrouble.CERTIFICATE_REFUSED);
        assertThat(trouble(at("nobody.invalid:8883"), good)).isEqualTo(BrokerTrouble.UNKNOWN_HOST);
        broker.kill();
        assertThat(trouble(typed(), good)).isEqualTo(BrokerTrouble.NO_CONNECTION);
    }

    private static EventSettings.Chosen with(EventSettings.Chosen chosen, BrokerTrust trust, Optional<CertificateId> certificate) {
        return new EventSettings.Chosen(true, chosen.kinds(), chosen.version(), trust, certificate, false);
    }
}
