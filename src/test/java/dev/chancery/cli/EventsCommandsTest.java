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
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
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
        var surroundings = new Surroundings(console.clock, new SecureRandom(), new Cost(64, 1, 1), 2);
        try (var office = Office.unlock(console.store, TestConsole.PASSPHRASE.toCharArray(), surroundings)) {
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
}
