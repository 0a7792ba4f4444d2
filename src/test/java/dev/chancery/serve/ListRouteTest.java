package dev.chancery.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import dev.chancery.TestOffice;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.domain.SubjectName;
import dev.chancery.engine.Order;
import dev.chancery.engine.Scope;
import dev.chancery.pki.RevocationListReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Lists and certificates at stable addresses, as readers of HTTP and servers want them.
class ListRouteTest {

    private static final String LIST = "/crl/halle-1.crl";

    @Test void theListTellsOfARevocationAtOnceAndIsOtherwiseTheSame(@TempDir Path folder) throws Exception {
        try (var lab = TestEndpoints.in(folder)) {
            lab.start(lab.plain());
            var device = lab.device("press-7");
            var first = lab.get(LIST);
            assertThat(first.headers().firstValue("Content-Type")).contains("application/pkix-crl");
            assertThat(RevocationListReader.read(first.body()).count()).isZero();
            assertThat(lab.get(LIST).body()).isEqualTo(first.body());
            lab.lab.office.revocations().revoke(Scope.of(device.id()), Reason.KEY_COMPROMISE);
            var second = RevocationListReader.read(lab.get(LIST).body());
            assertThat(second.find(device.serial())).isPresent();
            assertThat(second.number().orElseThrow()).isGreaterThan(RevocationListReader.read(first.body()).number().orElseThrow());
        }
    }

    @Test void whatWasPublishedToAFileIsWhatIsServedAndADeltaListToo(@TempDir Path folder) throws Exception {
        try (var lab = TestEndpoints.in(folder)) {
            lab.start(lab.plain());
            assertThat(lab.get("/crl/halle-1-delta.crl").statusCode()).isEqualTo(404);
            var file = folder.resolve("hall.pem");
            lab.lab.office.revocationLists().change(lab.hall.id(), new RevocationListSettings(24, file.toString(), "", false, true));
            assertThat(lab.get(LIST).body()).isEqualTo(RevocationListReader.read(Files.readAllBytes(file)).encoded());
            lab.lab.office.revocations().revoke(Scope.of(lab.device("press-7").id()), Reason.SUPERSEDED);
            assertThat(lab.get(LIST).body()).isEqualTo(RevocationListReader.read(Files.readAllBytes(file)).encoded());
            var delta = RevocationListReader.read(lab.get("/crl/halle-1-delta.crl").body());
            assertThat(delta.base()).isPresent();
            lab.lab.clock.advance(Duration.ofHours(23));
            var renewed = RevocationListReader.read(lab.get(LIST).body());
            assertThat(renewed.nextUpdate().orElseThrow()).isAfter(lab.lab.clock.instant().plus(Duration.ofHours(20)));
            Files.delete(file);
            assertThat(RevocationListReader.read(lab.get(LIST).body()).count()).isEqualTo(1);
        }
    }

    @Test void readersMayKeepAListAndAskWhetherItIsStillTheSame(@TempDir Path folder) throws Exception {
        try (var lab = TestEndpoints.in(folder)) {
            lab.start(lab.plain());
            var first = lab.get(LIST);
            var tag = first.headers().firstValue("ETag").orElseThrow();
            assertThat(first.headers().firstValue("Cache-Control").orElseThrow()).startsWith("max-age=86");
            var same = lab.get(LIST, "If-None-Match", tag);
            assertThat(same.statusCode()).isEqualTo(304);
            assertThat(same.body()).isEmpty();
            assertThat(lab.get(LIST, "If-Modified-Since", first.headers().firstValue("Last-Modified").orElseThrow()).statusCode()).isEqualTo(304);
            assertThat(lab.get(LIST, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
            assertThat(lab.get(LIST, "If-Modified-Since", "yesterday").statusCode()).isEqualTo(200);
            var head = lab.send("HEAD", LIST, new byte[0]);
            assertThat(head.statusCode()).isEqualTo(200);
            assertThat(head.headers().firstValue("Content-Length")).contains(String.valueOf(first.body().length));
            assertThat(head.body()).isEmpty();
        }
    }

    @Test void authoritiesAreFoundByTheirKeysAndByTheirNames(@TempDir Path folder) throws Exception {
        try (var lab = TestEndpoints.in(folder)) {
            lab.start(lab.plain());
            var other = lab.lab.intermediate("Halle, 1", lab.root, KeySpec.EC_P256);
            var named = lab.lab.office.endpoints().authorities();
            assertThat(named).extracting(one -> one.alias()).containsExactly("lab-root", "halle-1", "halle-1-2");
            assertThat(lab.get("/ca/" + named.get(2).keyId() + ".cer").body()).isEqualTo(other.certificate().der().toArray());
            assertThat(lab.get("/ca/halle-1-2.cer").body()).isEqualTo(other.certificate().der().toArray());
            assertThat(new String(lab.get("/ca/halle-1.pem").body()).lines().filter(line -> line.contains("BEGIN"))).hasSize(1);
            assertThat(new String(lab.get("/ca/halle-1-chain.pem").body()).lines().filter(line -> line.contains("BEGIN"))).hasSize(2);
            Judge.require("openssl");
            var bundle = lab.file("hall.p7c", lab.get("/ca/halle-1.p7c").body());
            assertThat(Judge.run("openssl", "pkcs7", "-inform", "DER", "-print_certs", "-noout", "-in", bundle.toString()).accepted().output())
                    .contains("Halle 1", "Lab root");
        }
    }

    @Test void otherPathsAndMethodsAreRefused(@TempDir Path folder) throws Exception {
        try (var lab = TestEndpoints.in(folder)) {
            lab.start(lab.plain());
            for (var path : List.of("/crl/nobody.crl", "/crl/halle-1.exe", "/crl/../crl/halle-1.crl/", "/ca/halle-1-chain.cer", "/ca/", "/crl/halle-1")) {
                assertThat(lab.get(path).statusCode()).as(path).isIn(400, 404);
            }
            var wrong = lab.send("POST", LIST, new byte[] {1});
            assertThat(wrong.statusCode()).isEqualTo(405);
            assertThat(wrong.headers().firstValue("Allow")).contains("GET, HEAD");
            lab.start(lab.plain().offering(java.util.Set.of(dev.chancery.domain.EndpointOffer.ANSWERS)));
            assertThat(lab.get(LIST).statusCode()).isEqualTo(404);
        }
    }

    /// nginx and Mosquitto read the lists of the whole chain from one file: what somebody has fetched from here.
    @Test void opensslChecksAWholeChainAgainstWhatWasFetched(@TempDir Path folder) throws Exception {
        try (var lab = TestEndpoints.in(folder)) {
            lab.start(lab.plain());
            var device = lab.device("press-7");
            assertThat(verified(lab, lab.pem("device.pem", device)).accepted().output()).contains("OK");
            lab.lab.office.revocations().revoke(Scope.of(device.id()), Reason.KEY_COMPROMISE);
            assertThat(verified(lab, lab.pem("device.pem", device)).refused().output()).contains("certificate revoked");
        }
    }

    private static Path fetched(TestEndpoints lab) {
        Judge.require("curl");
        var file = lab.folder.resolve("fetched.pem");
        Judge.run("curl", "-sSf", "-o", file.toString(), lab.url("/crl/halle-1.pem")).accepted();
        var above = Judge.run("curl", "-sSf", lab.url("/crl/lab-root.pem")).accepted().output();
        try {
            Files.writeString(file, above, java.nio.file.StandardOpenOption.APPEND);
        } catch (IOException full) {
            throw new java.io.UncheckedIOException(full);
        }
        return file;
    }

    private static Judge.Verdict verified(TestEndpoints lab, Path certificate) throws IOException {
        Judge.require("openssl");
        return Judge.run("openssl", "verify", "-crl_check_all", "-CAfile", lab.pem("root.pem", lab.root.certificate()).toString(),
                "-untrusted", lab.pem("hall.pem", lab.hall.certificate()).toString(), "-CRLfile", fetched(lab).toString(), certificate.toString());
    }

    @Test void mosquittoTakesTheFetchedListAndTurnsARevokedDeviceAway(@TempDir Path folder) throws Exception {
        Judge.require("mosquitto");
        Judge.require("mosquitto_pub");
        try (var lab = TestEndpoints.in(folder)) {
            lab.start(lab.plain());
            var server = lab.export(server(lab));
            var device = lab.device("press-7");
            var client = lab.export(device);
            int port = free();
            for (var revoked : List.of(false, true)) {
                if (revoked) {
                    lab.lab.office.revocations().revoke(Scope.of(device.id()), Reason.KEY_COMPROMISE);
                }
                var configuration = Files.writeString(folder.resolve("mosquitto.conf"), """
                        listener %d 127.0.0.1
                        cafile %s/ca.pem
                        certfile %s/chain.pem
                        keyfile %s/private-key.pem
                        crlfile %s
                        require_certificate true
                        use_identity_as_username true
                        user root
                        """.formatted(port, server, server, server, fetched(lab)));
                assertThat(accepted(folder, port, List.of("mosquitto", "-c", configuration.toString()), List.of("mosquitto_pub", "-h", "localhost", "-p",
                        String.valueOf(port), "-t", "lab", "-m", "hi", "-q", "1", "--cafile", client.resolve("ca.pem").toString(), "--cert",
                        client.resolve("chain.pem").toString(), "--key", client.resolve("private-key.pem").toString()))).isEqualTo(!revoked);
            }
        }
    }

    @Test void nginxTakesTheFetchedListAndTurnsARevokedDeviceAway(@TempDir Path folder) throws Exception {
        Judge.require("nginx");
        Judge.require("curl");
        try (var lab = TestEndpoints.in(folder)) {
            lab.start(lab.plain());
            var server = lab.export(server(lab));
            var device = lab.device("press-7");
            var client = lab.export(device);
            int port = free();
            for (var revoked : List.of(false, true)) {
                if (revoked) {
                    lab.lab.office.revocations().revoke(Scope.of(device.id()), Reason.KEY_COMPROMISE);
                }
                var configuration = Files.writeString(folder.resolve("nginx.conf"), NGINX.formatted(folder, port, server, fetched(lab)));
                assertThat(accepted(folder, port, List.of("nginx", "-p", folder.toString(), "-c", configuration.toString(), "-e",
                        folder.resolve("error.log").toString()), List.of("curl", "-sSf", "--cacert", client.resolve("ca.pem").toString(), "--cert",
                        client.resolve("chain.pem").toString(), "--key", client.resolve("private-key.pem").toString(),
                        "https://localhost:" + port + "/"))).isEqualTo(!revoked);
            }
        }
    }

    private static final String NGINX = """
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
            """;

    private static dev.chancery.domain.Certificate server(TestEndpoints lab) {
        return lab.lab.office.certificates().issue(new Order(TestOffice.terms(lab.hall, Profile.SERVER, KeySpec.EC_P256),
                DistinguishedName.commonName("localhost").orRefuse(), List.of(new SubjectName.Dns("localhost")), Optional.empty()));
    }

    private static int free() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    private static boolean accepted(Path folder, int port, List<String> server, List<String> client) throws Exception {
        var running = new ProcessBuilder(server).redirectErrorStream(true).redirectOutput(folder.resolve("server.log").toFile()).start();
        try {
            for (int i = 0; i < 300 && running.isAlive() && !listens(port); i++) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
            assertThat(running.isAlive()).as(() -> "the server ended").isTrue();
            return Judge.runIn(folder, client).exit() == 0;
        } finally {
            running.destroy();
            running.waitFor(10, TimeUnit.SECONDS);
        }
    }

    private static boolean listens(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }
}
