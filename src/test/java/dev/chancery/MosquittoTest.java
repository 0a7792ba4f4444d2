package dev.chancery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.SubjectName;
import dev.chancery.engine.ExportOrder;
import dev.chancery.engine.Order;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real broker that asks every client for a certificate judges the bundles that leave the store.
class MosquittoTest {

    @TempDir Path folder;
    private TestOffice lab;
    private Process broker;
    private int port;
    private Path trusted;

    @BeforeEach void start() throws Exception {
        Judge.require("mosquitto");
        Judge.require("mosquitto_pub");
        lab = TestOffice.in(folder);
        var issuing = lab.intermediate("Issuing", lab.root("Lab Root", KeySpec.EC_P256), KeySpec.EC_P256);
        var server = lab.office.certificates().issue(new Order(TestOffice.terms(issuing, Profile.SERVER, KeySpec.EC_P256),
                DistinguishedName.commonName("localhost").orRefuse(),
                List.of(new SubjectName.Dns("localhost"), new SubjectName.Ip("127.0.0.1")), Optional.empty()));
        trusted = export(device(issuing, "press-1"), "trusted");
        startBroker(export(server, "server"));
    }

    private void startBroker(Path server) throws Exception {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        var configuration = Files.writeString(folder.resolve("mosquitto.conf"), """
                listener %d 127.0.0.1
                cafile %s/ca.pem
                certfile %s/chain.pem
                keyfile %s/private-key.pem
                require_certificate true
                use_identity_as_username true
                user root
                """.formatted(port, server, server, server));
        broker = new ProcessBuilder("mosquitto", "-c", configuration.toString()).redirectErrorStream(true)
                .redirectOutput(folder.resolve("mosquitto.log").toFile()).start();
        awaitPort();
    }

    private void awaitPort() throws Exception {
        for (int i = 0; i < 300 && broker.isAlive(); i++) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new AssertionError("the broker does not listen: " + Files.readString(folder.resolve("mosquitto.log")));
    }

    @AfterEach void stop() {
        if (broker != null) {
            broker.destroyForcibly();
        }
        if (lab != null) {
            lab.close();
        }
    }

    private Certificate device(Authority issuer, String id) {
        return lab.office.certificates().issue(
                Order.of(lab.thing(id), TestOffice.terms(issuer, Profile.DEVICE, KeySpec.EC_P256)));
    }

    /// The folder of PEM files that the export made for the certificate.
    private Path export(Certificate certificate, String target) throws IOException {
        var place = Files.createDirectory(folder.resolve(target));
        lab.office.exports().run(new ExportOrder(List.of(certificate.id()), ExportOrder.Form.PEM_FOLDER, place, new char[0]),
                Progress.NONE);
        try (var folders = Files.list(place)) {
            return folders.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    private Judge.Verdict publish(Path bundle) {
        return Judge.run("mosquitto_pub", "-h", "localhost", "-p", String.valueOf(port), "-t", "lab/press", "-m", "hello",
                "-q", "1", "--cafile", trusted.resolve("ca.pem").toString(), "--cert", bundle.resolve("chain.pem").toString(),
                "--key", bundle.resolve("private-key.pem").toString());
    }

    @Test void aBundleOfTheLabsOwnAuthorityIsAccepted() throws IOException {
        publish(trusted).accepted();
        assertThat(Files.readString(folder.resolve("mosquitto.log"))).contains("press-1");
    }

    /// The broker goes on trusting the old root alone.
    @Test void aDeviceOfANewKeyIsAcceptedWithTheCrossCertificateAndRefusedWithoutIt() throws IOException {
        var root = lab.office.authorities().all().stream().filter(Authority::isRoot).findFirst().orElseThrow();
        var young = lab.office.authorityRekeys().rekey(lab.office.authorityRekeys().suggested(root.id()), Progress.NONE);
        var device = device(young, "press-2");
        publish(export(device, "without")).refused();
        var place = Files.createDirectory(folder.resolve("with"));
        lab.office.exports().run(new ExportOrder(List.of(device.id()), ExportOrder.Form.PEM_FOLDER, place, Optional.empty(), new char[0],
                ExportOrder.Keys.ALL, Optional.of(root.id())), Progress.NONE);
        publish(place.resolve("press-2")).accepted();
        assertThat(Files.readString(place.resolve("press-2/ca.pem"))).isEqualTo(Files.readString(trusted.resolve("ca.pem")));
        assertThat(Files.readString(place.resolve("press-2/chain.pem")).split("BEGIN CERTIFICATE", -1)).hasSize(3);
    }

    @Test void aBundleOfAnotherAuthorityIsRefused() throws IOException {
        publish(export(device(lab.root("Foreign Root", KeySpec.EC_P256), "stranger"), "foreign")).refused();
    }
}
