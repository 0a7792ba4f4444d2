package dev.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The three scripts of aMQTT: what they write is held against what aMQTT's source asks for, by OpenSSL and by a broker.
class AmqttCommandsTest {

    private static final String ORGANIZATION = "My Org's Name";

    @TempDir Path folder;
    private TestConsole console;

    @BeforeEach void root() {
        console = TestConsole.in(folder);
        assertThat(ca().exit()).isZero();
    }

    private TestConsole.Said ca(String... more) {
        return call(List.of(more), "ca_creds", "--country", "US", "--state", "NY", "--locality", "NY", "--org-name", ORGANIZATION, "--cn", "my.domain.name");
    }

    private TestConsole.Said server(String... more) {
        return call(List.of(more), "server_creds", "--country", "US", "--org-name", ORGANIZATION, "--cn", "localhost", "--ca-key", at("ca.key"), "--ca-crt", at("ca.crt"));
    }

    private TestConsole.Said device(String id, String... more) {
        return call(List.of(more), "device_creds", "--country", "US", "--org-name", ORGANIZATION, "--device-id", id, "--uri", "my.domain.name",
                "--ca-key", at("ca.key"), "--ca-crt", at("ca.crt"));
    }

    private TestConsole.Said call(List<String> more, String... arguments) {
        var all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--output-dir", folder.toString()));
        all.addAll(more);
        return console.call(all.toArray(String[]::new));
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    private String text(String name) {
        return Judge.run("openssl", "x509", "-in", at(name), "-noout", "-text", "-nameopt", "oneline,utf8").accepted().output();
    }

    @Test void theFilesAreThoseOfTheScriptsAndTheKeysTheirOwnersAlone() throws IOException {
        assertThat(server().exit()).isZero();
        assertThat(device("myUniqueDeviceId").out().strip()).isEqualTo("Created: myUniqueDeviceId.crt and myUniqueDeviceId.key");
        for (var name : List.of("ca", "server", "myUniqueDeviceId")) {
            assertThat(folder.resolve(name + ".key")).content().startsWith("-----BEGIN RSA PRIVATE KEY-----");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(name + ".key"), LinkOption.NOFOLLOW_LINKS)))
                    .isEqualTo("rw-------");
            assertThat(Judge.run("openssl", "x509", "-in", at(name + ".crt"), "-noout", "-pubkey").accepted().output())
                    .isEqualTo(Judge.run("openssl", "pkey", "-in", at(name + ".key"), "-pubout").accepted().output());
        }
        for (var name : List.of("server.crt", "myUniqueDeviceId.crt")) {
            Judge.run("openssl", "verify", "-x509_strict", "-CAfile", at("ca.crt"), at(name)).accepted();
        }
        assertThat(console.store).doesNotExist();
    }

    @Test void whatStandsInThemIsWhatTheScriptsWrite() {
        server();
        device("myUniqueDeviceId");
        assertThat(text("ca.crt")).contains("Subject: C = US, ST = NY, L = NY, O = My Org's Name, CN = my.domain.name", "Public-Key: (4096 bit)",
                "X509v3 Basic Constraints: critical", "CA:TRUE", "X509v3 Key Usage: critical", "Certificate Sign, CRL Sign",
                "X509v3 Subject Key Identifier").doesNotContain("pathlen", "Authority Key");
        assertThat(text("server.crt")).contains("Subject: C = US, O = My Org's Name, CN = localhost", "Public-Key: (2048 bit)",
                "DNS:localhost, IP Address:127.0.0.1", "X509v3 Authority Key Identifier").doesNotContain("Key Usage", "Subject Key Identifier");
        assertThat(text("myUniqueDeviceId.crt")).contains("CN = myUniqueDeviceId",
                "URI:spiffe://my.domain.name/device/myUniqueDeviceId, DNS:myuniquedeviceid.local", "CA:FALSE")
                .doesNotContain("Key Usage", "Subject Key Identifier");
    }

    @Test void nothingIsOverwrittenUnlessItIsAskedForAndTheIssuersFilesNever() throws IOException {
        var before = Files.readString(folder.resolve("ca.key"));
        assertThat(ca().exit()).isEqualTo(Exit.FAILED.code());
        assertThat(device("ca", "--replace").exit()).isEqualTo(Exit.FAILED.code());
        assertThat(folder.resolve("ca.key")).content().isEqualTo(before);
        assertThat(ca("--replace").exit()).isZero();
        assertThat(folder.resolve("ca.key")).content().isNotEqualTo(before);
    }

    @Test void whatAScriptWouldFailOnWithATraceIsSaid() throws IOException {
        assertThat(device("a/b").exit()).isEqualTo(Exit.REFUSED.code());
        assertThat(device("press-1", "--country", "USA").exit()).isEqualTo(Exit.USAGE.code());
        assertThat(console.call("device_creds", "--country", "US", "--org-name", ORGANIZATION, "--device-id", "press-1", "--uri", " ",
                "--output-dir", folder.toString(), "--ca-key", at("ca.key"), "--ca-crt", at("ca.crt")).exit()).isEqualTo(Exit.REFUSED.code());
        assertThat(call(List.of(), "ca_creds", "--country", "USA", "--state", "NY", "--locality", "NY", "--org-name", "Lab", "--cn", "lab").err())
                .contains("two letters");
        assertThat(console.call("device_creds", "--country", "US").err()).contains("--org-name");
        Files.delete(folder.resolve("ca.crt"));
        assertThat(device("press-1").exit()).isEqualTo(Exit.FAILED.code());
        ca("--replace");
        Files.writeString(folder.resolve("ca.key"), "no key");
        var refused = device("press-1", "--json");
        assertThat(refused.error().toString()).contains("ca.key");
        assertThat(folder.resolve("press-1.key")).doesNotExist();
    }

    @Test void theKeyOfAnotherAuthorityIsRefused() throws IOException {
        var key = Files.readString(folder.resolve("ca.key"));
        ca("--replace");
        Files.writeString(folder.resolve("ca.key"), key);
        assertThat(server().exit()).isEqualTo(Exit.FAILED.code());
        assertThat(folder.resolve("server.key")).doesNotExist();
    }

    @Test void aBrokerThatWantsCertificatesTakesThem() throws Exception {
        Judge.require("mosquitto");
        Judge.require("mosquitto_pub");
        server();
        device("press-1");
        var port = freePort();
        Files.writeString(folder.resolve("mosquitto.conf"), "listener %d 127.0.0.1\ncafile %s\ncertfile %s\nkeyfile %s\nrequire_certificate true\nuse_identity_as_username true\nuser root\n"
                .formatted(port, at("ca.crt"), at("server.crt"), at("server.key")));
        var broker = new ProcessBuilder("mosquitto", "-c", at("mosquitto.conf")).redirectErrorStream(true)
                .redirectOutput(folder.resolve("mosquitto.log").toFile()).start();
        try {
            awaitPort(broker, port);
            publish(port, "--cert", at("press-1.crt"), "--key", at("press-1.key")).accepted();
            publish(port).refused();
            assertThat(folder.resolve("mosquitto.log")).content().contains("press-1");
        } finally {
            broker.destroyForcibly();
        }
    }

    private Judge.Verdict publish(int port, String... identity) {
        var command = new ArrayList<>(List.of("mosquitto_pub", "-h", "localhost", "-p", String.valueOf(port), "-t", "lab", "-m", "hello", "-q", "1",
                "--cafile", at("ca.crt")));
        command.addAll(List.of(identity));
        return Judge.run(command.toArray(String[]::new));
    }

    private static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static void awaitPort(Process broker, int port) throws InterruptedException {
        for (int i = 0; i < 300 && broker.isAlive(); i++) {
            try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new AssertionError("the broker does not listen");
    }
}
