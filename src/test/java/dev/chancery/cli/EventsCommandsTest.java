package dev.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.BrokerTrust;
import dev.chancery.domain.EventKind;
import dev.chancery.domain.EventSettings;
import dev.chancery.domain.MqttVersion;
import dev.chancery.engine.Office;
import dev.chancery.engine.Surroundings;
import dev.chancery.pki.Cost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsCommandsTest {

    @TempDir Path folder;
    private TestConsole console;

    @BeforeEach void store() {
        console = TestConsole.withStore(folder);
    }

    /// At a port where nobody listens.
    private void set() throws IOException {
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        try (var office = open()) {
            office.outbox().change(EventSettings.of(new EventSettings.Typed("localhost:" + port, "chancery", "", "things/{thing}"),
                    new EventSettings.Chosen(true, Set.of(EventKind.ISSUE), MqttVersion.MQTT_5, new BrokerTrust.Platform(), Optional.empty(),
                            false)).orRefuse(), Optional.empty());
        }
    }

    @Test void nothingIsSentBeforeItIsSetUp() {
        assertThat(console.call("events", "status").out()).contains("Not set up.", "0 waiting");
        assertThat(console.call("events", "send", "--json").json().get("done").asInt()).isZero();
    }

    @Test void whatWaitsIsListedTriedDiscardedAndTriedAgain() throws IOException {
        assertThat(console.call("ca", "create", "Lab CA").exit()).isZero();
        assertThat(console.call("thing", "add", "press-1").exit()).isZero();
        set();
        assertThat(console.call("cert", "issue", "press-1").exit()).isZero();
        var status = console.call("events", "status", "--json").json();
        assertThat(status.get("on").asBoolean()).isTrue();
        assertThat(status.get("waiting").asInt()).isEqualTo(1);
        var sent = console.call("events", "send");
        assertThat(sent.exit()).isEqualTo(Exit.FAILED.code());
        assertThat(sent.err()).contains("The broker did not take it", "Nothing takes the connection there.");
        var listed = console.call("events", "list", "--json").json().get(0);
        assertThat(listed.get("thing").asString()).isEqualTo("press-1");
        assertThat(listed.get("state").asString()).isEqualTo("waiting");
        var event = listed.get("event").asString();
        assertThat(console.call("events", "discard", event, "--yes").out()).contains("Discarded 1.");
        assertThat(console.call("events", "list").out()).contains("discarded");
        assertThat(console.call("events", "retry", event).out()).contains("Retried 1.");
        assertThat(console.call("events", "status").out()).contains("1 waiting");
    }

    private TestConsole.Said configure(String... more) {
        return console.call(Stream.concat(Stream.of("events", "configure"), Stream.of(more)).toArray(String[]::new));
    }

    @Test void allThatTheWindowSetsIsSetAndTheRestStays() {
        console.call("ca", "create", "Lab CA");
        console.call("thing", "add", "publisher");
        console.call("cert", "issue", "publisher");
        console.environment.put("CHANCERY_BROKER_PASSWORD", "very secret");
        var said = configure("--broker", "mqtts://broker.lab:8883", "--mqtt", "3.1.1", "--client-id", "office", "--user", "press", "--topic",
                "lab/{event}/{thing}", "--events", "rotation,revocation", "--trust-ca", "Lab CA", "--certificate", "publisher", "--sending", "on");
        assertThat(said.exit()).isZero();
        assertThat(said.out()).contains("On: mqtts://broker.lab:8883, topic lab/{event}/{thing}.").doesNotContain("secret");
        var before = settings();
        assertThat(before.broker().certificate()).isPresent();
        assertThat(before.broker().trust()).isInstanceOf(BrokerTrust.OfStore.class);
        assertThat(configure("--sending", "off", "--no-certificate", "--trust-system").exit()).isZero();
        var after = console.json("events", "status");
        assertThat(after.get("on").asBoolean()).isFalse();
        assertThat(after.get("mqtt").asString()).isEqualTo("3.1.1");
        assertThat(after.get("clientId").asString()).isEqualTo("office");
        assertThat(after.get("user").asString()).isEqualTo("press");
        assertThat(after.get("events")).hasSize(2);
        assertThat(settings().broker().certificate()).isEmpty();
        assertThat(settings().broker().trust()).isEqualTo(new BrokerTrust.Platform());
    }

    @Test void thePasswordComesFromADescriptorAndGoesWithTheUser() {
        console.input = "very secret\n".getBytes(StandardCharsets.UTF_8);
        assertThat(configure("--broker", "broker.lab:8883", "--user", "press", "--password-fd", "0").exit()).isZero();
        assertThat(hasPassword()).isTrue();
        assertThat(configure("--topic", "lab/{thing}").exit()).isZero();
        assertThat(hasPassword()).isTrue();
        assertThat(configure("--user", "").exit()).isZero();
        assertThat(hasPassword()).isFalse();
    }

    @Test void whatCannotBeSetIsSaidAndNothingIsChanged() {
        assertThat(configure("--sending", "on").exit()).isEqualTo(Exit.REFUSED.code());
        assertThat(configure("--broker", "broker.lab:8883", "--events", "birthday").exit()).isNotZero();
        assertThat(configure("--broker", "broker.lab:8883", "--mqtt", "4").err()).contains("5 or 3.1.1");
        assertThat(configure("--broker", "broker.lab:8883", "--trust-ca", "Nobody").exit()).isEqualTo(Exit.NOT_FOUND.code());
        assertThat(configure("--broker", "broker.lab:8883", "--trust-ca", "A", "--trust-system").exit()).isEqualTo(Exit.USAGE.code());
        assertThat(console.call("events", "status").out()).contains("Not set up.");
        assertThat(console.call("events", "test").exit()).isNotZero();
    }

    @Test void privateKeysGoAlongOnlyAfterAYes() {
        assertThat(configure("--broker", "broker.lab:8883", "--private-keys", "on").err()).contains("--yes");
        assertThat(console.call("events", "status").out()).contains("Not set up.");
        assertThat(configure("--broker", "broker.lab:8883", "--private-keys", "on", "--yes").out()).contains("with private keys");
        assertThat(configure("--topic", "lab/{thing}").out()).contains("with private keys");
    }

    @Test void aTestEventSaysWhatIsWrong() throws IOException {
        set();
        assertThat(console.call("events", "test").err()).contains("Nothing takes the connection there.");
    }

    private EventSettings settings() {
        try (var office = open()) {
            return office.outbox().settings().orElseThrow();
        }
    }

    private boolean hasPassword() {
        try (var office = open()) {
            return office.outbox().hasPassword();
        }
    }

    private Office open() {
        return Office.unlock(console.store, TestConsole.PASSPHRASE.toCharArray(),
                new Surroundings(console.clock, new SecureRandom(), new Cost(64, 1, 1), 2));
    }
}
