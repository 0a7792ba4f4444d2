package dev.chancery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.domain.SubjectName;
import dev.chancery.engine.ExportOrder;
import dev.chancery.engine.Order;
import dev.chancery.engine.Scope;
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

/// Real servers that read the published list turn a client away once it is revoked, and take it again after a hold.
class RevokedClientTest {

    @TempDir Path folder;
    private TestOffice lab;
    private Authority issuing;
    private Certificate device;
    private Path client;
    private Path server;
    private Path list;
    private Process running;
    private int port;

    @BeforeEach void prepare() throws Exception {
        lab = TestOffice.in(folder);
        issuing = lab.intermediate("Issuing", lab.root("Lab Root", KeySpec.EC_P256), KeySpec.EC_P256);
        device = lab.office.certificates().issue(Order.of(lab.thing("press-1"), TestOffice.terms(issuing, Profile.DEVICE, KeySpec.EC_P256)));
        client = export(device, "client");
        server = export(lab.office.certificates().issue(new Order(TestOffice.terms(issuing, Profile.SERVER, KeySpec.EC_P256),
                DistinguishedName.commonName("localhost").orRefuse(),
                List.of(new SubjectName.Dns("localhost"), new SubjectName.Ip("127.0.0.1")), Optional.empty())), "server");
        list = folder.resolve("crl.pem");
        lab.office.revocationLists().change(issuing.id(), new RevocationListSettings(24, list.toString(), "", false, false));
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    @AfterEach void stop() throws Exception {
        if (running != null) {
            running.destroy();
            running.waitFor(10, TimeUnit.SECONDS);
        }
        lab.close();
    }

    private Path export(Certificate certificate, String target) throws IOException {
        var place = Files.createDirectory(folder.resolve(target));
        lab.office.exports().run(new ExportOrder(List.of(certificate.id()), ExportOrder.Form.PEM_FOLDER, place, new char[0]),
                Progress.NONE);
        try (var folders = Files.list(place)) {
            return folders.filter(Files::isDirectory).findFirst().orElseThrow();
        }
    }

    private void start(String... command) throws Exception {
        var log = folder.resolve("server.log");
        running = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        for (int i = 0; i < 300 && running.isAlive(); i++) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
                return;
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        throw new AssertionError("the server does not listen: " + Files.readString(log));
    }

    /// What servers do to read the list anew.
    private void reload() {
        Judge.run("kill", "-HUP", String.valueOf(running.pid())).accepted();
    }

    private interface Client {
        boolean isAccepted();
    }

    /// A server reloads when it comes to it, and for a moment the old process of nginx answers beside the new one: what
    /// counts is the same answer three times in a row.
    private void await(boolean accepted, Client one) throws InterruptedException {
        int inARow = 0;
        for (int i = 0; i < 100 && inARow < 3; i++) {
            inARow = one.isAccepted() == accepted ? inARow + 1 : 0;
            TimeUnit.MILLISECONDS.sleep(inARow == 0 ? 100 : 20);
        }
        assertThat(inARow).as("accepted " + accepted + ", three times in a row").isEqualTo(3);
    }

    private void holdReleaseAndRevoke(Client one) throws Exception {
        assertThat(one.isAccepted()).isTrue();
        lab.office.revocations().revoke(Scope.of(device.id()), Reason.CERTIFICATE_HOLD);
        reload();
        await(false, one);
        lab.office.revocations().release(Scope.of(device.id()));
        reload();
        await(true, one);
        lab.office.revocations().revoke(Scope.of(device.id()), Reason.KEY_COMPROMISE);
        reload();
        await(false, one);
    }

    @Test void mosquittoTurnsARevokedDeviceAway() throws Exception {
        Judge.require("mosquitto");
        Judge.require("mosquitto_pub");
        var configuration = Files.writeString(folder.resolve("mosquitto.conf"), """
                listener %d 127.0.0.1
                cafile %s/ca.pem
                certfile %s/chain.pem
                keyfile %s/private-key.pem
                crlfile %s
                require_certificate true
                use_identity_as_username true
                user root
                """.formatted(port, server, server, server, list));
        start("mosquitto", "-c", configuration.toString());
        holdReleaseAndRevoke(() -> Judge.run("mosquitto_pub", "-h", "localhost", "-p", String.valueOf(port), "-t", "lab/press",
                "-m", "hello", "-q", "1", "--cafile", client.resolve("ca.pem").toString(), "--cert",
                client.resolve("chain.pem").toString(), "--key", client.resolve("private-key.pem").toString()).exit() == 0);
    }

    @Test void nginxTurnsARevokedDeviceAwayAndARevokedAuthorityToo() throws Exception {
        Judge.require("nginx");
        Judge.require("curl");
        var configuration = Files.writeString(folder.resolve("nginx.conf"), """
                user root;
                daemon off;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events {}
                http {
                    access_log off;
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                    server {
                        listen 127.0.0.1:%2$d ssl;
                        ssl_certificate %3$s/chain.pem;
                        ssl_certificate_key %3$s/private-key.pem;
                        ssl_client_certificate %3$s/ca.pem;
                        ssl_crl %4$s;
                        ssl_verify_client on;
                        ssl_verify_depth 2;
                        location / { return 200 "welcome"; }
                    }
                }
                """.formatted(folder, port, server, list));
        start("nginx", "-p", folder.toString(), "-c", configuration.toString(), "-e", folder.resolve("error.log").toString());
        Client press = () -> Judge.run("curl", "--silent", "--show-error", "--cacert", client.resolve("ca.pem").toString(), "--cert",
                client.resolve("chain.pem").toString(), "--key", client.resolve("private-key.pem").toString(),
                "https://localhost:" + port + "/").output().equals("welcome");
        holdReleaseAndRevoke(press);
        var other = lab.office.certificates().issue(Order.of(lab.thing("press-2"), TestOffice.terms(issuing, Profile.DEVICE, KeySpec.EC_P256)));
        client = export(other, "other");
        await(true, press);
        lab.office.revocations().revoke(Scope.of(issuing.certificate().id()), Reason.CA_COMPROMISE);
        reload();
        await(false, press);
    }
}
