package dev.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import dev.chancery.domain.Authority;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Ttl;
import dev.chancery.engine.Office;
import dev.chancery.engine.Order;
import dev.chancery.engine.Surroundings;
import dev.chancery.pki.Cost;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyTest {

    @TempDir Path folder;
    private TestConsole console;

    @BeforeEach void broker() throws IOException {
        console = TestConsole.withStore(folder);
        console.call("ca", "create", "Lab Root");
        try (var office = Office.unlock(console.store, TestConsole.PASSPHRASE.toCharArray(),
                new Surroundings(console.clock, new SecureRandom(), new Cost(64, 1, 1), 1))) {
            issue(office, office.authorities().all().getFirst());
        }
        console.json("export", "--to", folder.resolve("out").toString(), "--no-key-passphrase", Files.readString(folder.resolve("serial")));
    }

    private void issue(Office office, Authority root) throws IOException {
        var certificate = office.certificates().issue(new Order(new Order.Terms(root.id(), Profile.SERVER, KeySpec.EC_P256, Ttl.days(30)),
                DistinguishedName.commonName("localhost").orRefuse(), List.of(new SubjectName.Dns("localhost")), Optional.empty()));
        Files.writeString(folder.resolve("serial"), certificate.serial().hex());
    }

    private String at(String name) {
        return folder.resolve("out/localhost").resolve(name).toString();
    }

    @Test void aCertificateOfTheStoreHoldsForWhatItIsFor() {
        var judged = console.json("verify", at("certificate.pem"), "--purpose", "server", "--name", "localhost").get(0);
        assertThat(judged.get("accepted").asBoolean()).isTrue();
        assertThat(judged.get("chain")).hasSize(2);
        assertThat(judged.get("chain").get(1).get("ofStore").asBoolean()).isTrue();
        assertThat(console.call("verify", at("certificate.pem"), "--purpose", "server").out()).contains("Lab Root", "[");
    }

    @Test void whatDoesNotHoldEndsWithTenAndSaysWhy() throws IOException {
        var wrongName = console.call("verify", at("certificate.pem"), "--purpose", "server", "--name", "gate.lab", "--json");
        assertThat(wrongName.exit()).isEqualTo(Exit.BAD.code());
        assertThat(wrongName.json().get(0).get("findings")).anySatisfy(finding -> {
            assertThat(finding.get("step").asString()).isEqualTo("name");
            assertThat(finding.get("outcome").asString()).isEqualTo("failed");
        });
        assertThat(console.call("verify", at("certificate.pem"), "--purpose", "client").exit()).isEqualTo(Exit.BAD.code());
        Files.writeString(folder.resolve("none.pem"), "nothing");
        assertThat(console.call("verify", folder.resolve("none.pem").toString()).exit()).isEqualTo(Exit.BAD.code());
        assertThat(console.call("verify", folder.resolve("missing.pem").toString()).exit()).isEqualTo(Exit.FAILED.code());
        assertThat(console.call("verify").exit()).isEqualTo(Exit.USAGE.code());
        assertThat(console.call("verify", "--server", "no host:x").exit()).isEqualTo(Exit.REFUSED.code());
    }

    @Test void oneThatIsBadSpoilsAllButEachIsTold() throws IOException {
        var foreign = folder.resolve("foreign.pem").toString();
        Judge.run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", folder.resolve("foreign.key").toString(),
                "-out", foreign, "-subj", "/CN=foreign", "-days", "3").accepted();
        var said = console.call("verify", at("certificate.pem"), foreign, "--purpose", "any", "--json");
        assertThat(said.exit()).isEqualTo(Exit.BAD.code());
        assertThat(said.json().get(0).get("accepted").asBoolean()).isTrue();
        assertThat(said.json().get(1).get("accepted").asBoolean()).isFalse();
    }

    @Test void theChainThatALiveServerShowsIsJudged() throws Exception {
        Judge.require("openssl");
        int port;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var server = new ProcessBuilder("openssl", "s_server", "-accept", String.valueOf(port), "-cert", at("chain.pem"), "-key", at("private-key.pem"), "-quiet")
                .redirectErrorStream(true).redirectOutput(folder.resolve("server.log").toFile()).start();
        try {
            awaitPort(server, port);
            var judged = console.call("verify", "--server", "localhost:" + port, "--json");
            assertThat(judged.exit()).as(judged.out()).isZero();
            assertThat(console.call("verify", "--server", "127.0.0.1:" + port).exit()).isEqualTo(Exit.BAD.code());
        } finally {
            server.destroyForcibly();
        }
        assertThat(console.call("verify", "--server", "localhost:" + port).exit()).isEqualTo(Exit.BAD.code());
    }

    private static void awaitPort(Process server, int port) throws InterruptedException {
        for (int i = 0; i < 300 && server.isAlive(); i++) {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new AssertionError("the server does not listen");
    }
}
