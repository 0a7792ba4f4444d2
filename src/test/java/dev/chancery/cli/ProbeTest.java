package dev.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import dev.chancery.RunningServer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProbeTest {

    @TempDir Path folder;
    private TestConsole console;
    private Path device;

    @BeforeEach void prepare() throws Exception {
        console = TestConsole.withStore(folder);
        console.call("ca", "create", "Lab Root");
        console.call("thing", "add", "press-1");
        assertThat(console.call("cert", "issue", "press-1").exit()).isZero();
        assertThat(console.call("export", "--to", folder.resolve("out").toString(), "--no-key-passphrase", "press-1").exit()).isZero();
        device = folder.resolve("out/press-1");
    }

    /// As good as a broker here: who shows the certificate of a device is none, and so it is not trusted.
    private RunningServer server(int port) throws Exception {
        return RunningServer.start(port, folder.resolve("server.log"), List.of("openssl", "s_server", "-accept", "127.0.0.1:" + port, "-quiet",
                "-cert", device.resolve("certificate.pem").toString(), "-key", device.resolve("private-key.pem").toString()));
    }

    @Test void aServerThatIsNotTrustedIsShownStepByStep() throws Exception {
        int port = RunningServer.freePort();
        try (var _ = server(port)) {
            var said = console.call("probe", "connect", "127.0.0.1:" + port, "--as", "press-1", "--protocol", "tls", "--json");
            assertThat(said.exit()).isEqualTo(Exit.BAD.code());
            assertThat(said.json().get("endedAt").asString()).isEqualTo("server");
            assertThat(said.json().get("steps")).hasSize(7);
            assertThat(said.json().get("steps").get(3).get("chain").get(0).get("subject").asString()).contains("press-1");
        }
        var closed = console.call("probe", "connect", "127.0.0.1:" + port);
        assertThat(closed.exit()).isEqualTo(Exit.BAD.code());
        assertThat(closed.out()).contains("nothing listens", "[not reached]");
    }

    @Test void aDeviceIsShownAndConnectsToOurOwnServer() throws Exception {
        Judge.require("mosquitto_pub");
        int port = RunningServer.freePort();
        var listening = CompletableFuture.supplyAsync(() -> console.call("probe", "listen", "--port", String.valueOf(port), "--calls", "1", "--for", "60", "--json"));
        for (int i = 0; i < 100 && !listening.isDone(); i++) {
            if (Judge.run("mosquitto_pub", "-h", "localhost", "-p", String.valueOf(port), "-t", "t", "-m", "m", "-i", "press-1", "--cafile",
                    device.resolve("ca.pem").toString(), "--cert", device.resolve("chain.pem").toString(), "--key",
                    device.resolve("private-key.pem").toString()).output().contains("refused: ")) {
                break;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        var said = listening.get(90, TimeUnit.SECONDS);
        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.json().get(0).get("clientId").asString()).isEqualTo("press-1");
        assertThat(said.json().get(0).get("accepted").asBoolean()).isTrue();
    }

    @Test void aRevokedOneIsMadeAndWanted() {
        assertThat(console.call("probe", "revoked", "127.0.0.1:1", "--as", "press-1").exit()).isEqualTo(Exit.USAGE.code());
        var made = console.json("probe", "revoked", "127.0.0.1:1", "--sacrifice", "Lab Root");
        assertThat(made.get("serial").asString()).isNotBlank();
        var tried = console.call("probe", "revoked", "127.0.0.1:1", "--as", "press-1", "--json");
        assertThat(tried.exit()).isEqualTo(Exit.BAD.code());
        assertThat(tried.json().get("outcome").asString()).isEqualTo("unreached");
        assertThat(tried.json().get("revokedSerial").asString()).isEqualTo(made.get("serial").asString());
    }

    @Test void aPasswordIsNeverSaid() {
        console.environment.put(ProbeOptions.PASSWORD, "never to be said");
        var said = console.call("probe", "connect", "127.0.0.1:1", "--user", "press", "--json");
        assertThat(said.out() + said.err()).doesNotContain("never to be said");
        assertThat(console.call("probe", "connect", "127.0.0.1:1", "--protocol", "smtp").exit()).isEqualTo(Exit.USAGE.code());
    }
}
