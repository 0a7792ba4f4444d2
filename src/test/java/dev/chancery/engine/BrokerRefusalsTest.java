package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Judge;
import dev.chancery.TestBroker;
import dev.chancery.TestOffice;
import dev.chancery.domain.BrokerTrouble;
import dev.chancery.domain.BrokerTrust;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.EventKind;
import dev.chancery.domain.EventSettings;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.MqttVersion;
import dev.chancery.domain.NetworkFailure;
import dev.chancery.domain.OutboxEntry;
import dev.chancery.domain.OutboxEntry.State;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What a real Mosquitto does not want has a name, and what it wants is what we send.
class BrokerRefusalsTest {

    private static final String[] BY_PASSWORD = {"require_certificate false", "use_identity_as_username false", "allow_anonymous false"};

    @TempDir Path folder;
    private TestOffice lab;
    private Optional<TestBroker> started = Optional.empty();

    @BeforeEach void open() {
        Judge.require("mosquitto");
        lab = TestOffice.in(folder);
    }

    @AfterEach void stop() {
        started.ifPresent(TestBroker::close);
        lab.close();
    }

    private TestBroker start(String... more) throws Exception {
        started = Optional.of(TestBroker.start(lab, folder, more));
        return started.get();
    }

    private Outbox outbox() {
        return lab.office.outbox();
    }

    private void set(TestBroker broker, MqttVersion version, String user, Optional<CertificateId> certificate, String password) {
        outbox().change(EventSettings.of(new EventSettings.Typed("localhost:" + broker.port, "chancery", user, "things/{thing}"),
                new EventSettings.Chosen(true, Set.of(EventKind.ISSUE), version, new BrokerTrust.OfStore(
                        lab.office.authorities().chain(broker.issuing.id()).getLast().id()), certificate, false)).orRefuse(),
                Optional.of(password.toCharArray()));
    }

    private void set(TestBroker broker, MqttVersion version) {
        set(broker, version, "", Optional.of(broker.publisher.id()), "");
    }

    private void issue(TestBroker broker, String thing) {
        lab.office.certificates().issue(Order.of(lab.thing(thing), TestOffice.terms(broker.issuing, Profile.DEVICE, KeySpec.EC_P256)));
    }

    private OutboxEntry newest() {
        return outbox().newest(1).getFirst();
    }

    private Path rules(String ofPublisher) throws IOException {
        return Files.writeString(folder.resolve("rules"), "user publisher%n%s%nuser listener%ntopic read #%n".formatted(ofPublisher));
    }

    @Test void aTopicThatTheRulesForbidIsRefusedAndSentAgainOnceTheyAllowIt() throws Exception {
        var broker = start("acl_file " + rules("topic write elsewhere/#"));
        set(broker, MqttVersion.MQTT_5);
        issue(broker, "press-1");
        assertThat(outbox().send(Progress.NONE)).isEqualTo(1);
        assertThat(newest().state()).isEqualTo(State.REFUSED);
        assertThat(newest().trouble()).contains(BrokerTrouble.MAY_NOT_PUBLISH);
        assertThatThrownBy(() -> outbox().trial(outbox().settings().orElseThrow(), Progress.NONE))
                .isInstanceOfSatisfying(NetworkFailure.BrokerFailed.class, failed -> assertThat(failed.why()).isEqualTo(BrokerTrouble.MAY_NOT_PUBLISH));
        rules("topic write things/#");
        broker.kill();
        broker.start();
        broker.listen("5");
        outbox().retry(outbox().newest(1));
        broker.until("it is delivered", () -> sent() && newest().state() == State.DELIVERED);
        broker.until("it is heard", () -> !broker.heard().isEmpty());
        assertThat(broker.heard()).extracting(TestBroker.Heard::topic).containsExactly("things/press-1");
    }

    /// The first try may find that the connection of before has ended.
    private boolean sent() {
        try {
            outbox().send(Progress.NONE);
            return true;
        } catch (NetworkFailure.BrokerFailed ended) {
            return false;
        }
    }

    @Test void anOlderMqttHasNoWayToSayThatTheRulesForbidIt() throws Exception {
        var broker = start("acl_file " + rules("topic write elsewhere/#"));
        broker.listen("311");
        set(broker, MqttVersion.MQTT_3_1_1);
        issue(broker, "press-1");
        assertThat(outbox().send(Progress.NONE)).isEqualTo(1);
        assertThat(newest().state()).isEqualTo(State.DELIVERED);
        assertThat(broker.log()).contains("Denied PUBLISH from chancery");
        assertThat(broker.heard()).isEmpty();
    }

    @Test void anEventThatIsLargerThanTheBrokerTakesIsRefusedAndTheNextOneIsSent() throws Exception {
        var broker = start("max_packet_size 1000");
        set(broker, MqttVersion.MQTT_5);
        issue(broker, "press-1");
        assertThat(outbox().send(Progress.NONE)).isEqualTo(1);
        assertThat(newest().state()).isEqualTo(State.REFUSED);
        assertThat(newest().trouble()).contains(BrokerTrouble.TOO_LARGE);
        outbox().trial(outbox().settings().orElseThrow(), Progress.NONE);
        assertThat(broker.taken("chancery")).containsExactly("things/chancery-test");
    }

    @ParameterizedTest @EnumSource(MqttVersion.class) void aUserIsLetInByThePasswordAndByNoOther(MqttVersion version) throws Exception {
        Judge.require("mosquitto_passwd");
        var passwords = folder.resolve("passwords");
        Judge.run("mosquitto_passwd", "-c", "-b", passwords.toString(), "press", "very secret").accepted();
        var broker = start(BY_PASSWORD[0], BY_PASSWORD[1], BY_PASSWORD[2], "password_file " + passwords);
        for (var wrong : new String[][] {{"press", "wrong"}, {"nobody", "very secret"}, {"press", ""}, {"", ""}}) {
            set(broker, version, wrong[0], Optional.empty(), wrong[1]);
            assertThatThrownBy(() -> outbox().trial(outbox().settings().orElseThrow(), Progress.NONE))
                    .isInstanceOfSatisfying(NetworkFailure.BrokerFailed.class, failed -> assertThat(failed.why()).as(wrong[0] + "/" + wrong[1])
                            .isEqualTo(BrokerTrouble.NOT_AUTHORISED));
        }
        set(broker, version, "press", Optional.empty(), "very secret");
        outbox().trial(outbox().settings().orElseThrow(), Progress.NONE);
        assertThat(broker.taken("chancery")).containsExactly("things/chancery-test");
        assertThat(broker.log()).doesNotContain("very secret");
    }

    @Test void nothingIsRetainedForThoseWhoListenLater() throws Exception {
        var broker = start();
        set(broker, MqttVersion.MQTT_5);
        issue(broker, "press-1");
        outbox().send(Progress.NONE);
        broker.listen("5");
        issue(broker, "press-2");
        outbox().send(Progress.NONE);
        broker.until("the second is heard", () -> !broker.heard().isEmpty());
        assertThat(broker.heard()).extracting(TestBroker.Heard::topic).containsExactly("things/press-2");
    }

    @ParameterizedTest @EnumSource(MqttVersion.class) void noWillIsLeftWithTheBroker(MqttVersion version) throws Exception {
        var broker = start();
        set(broker, version);
        issue(broker, "press-1");
        outbox().send(Progress.NONE);
        broker.until("it is logged", () -> broker.log().contains("as chancery"));
        assertThat(broker.log()).contains("No will message specified.").doesNotContain("Will message specified (");
    }
}
