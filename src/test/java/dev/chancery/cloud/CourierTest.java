package dev.chancery.cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.chancery.Judge;
import dev.chancery.TestClock;
import dev.chancery.cloud.SmallServer.Answered;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.CloudCall;
import dev.chancery.domain.CloudFailure;
import dev.chancery.domain.CloudFailure.CloudUnreached.Why;
import dev.chancery.domain.CloudReply;
import dev.chancery.domain.CloudRequest;
import dev.chancery.domain.Credential;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Secret;
import dev.chancery.pki.Pem;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CourierTest {

    @TempDir Path folder;

    private static Courier courier(List<Bytes> trusted, Duration patience) {
        return new Courier(new Credential.Bearer(Secret.of("token".toCharArray())), trusted,
                new TestClock(Instant.parse("2026-11-20T10:00:00Z")), patience);
    }

    private static CloudReply send(String address, List<Bytes> trusted) {
        return send(address, trusted, Duration.ofSeconds(20));
    }

    private static CloudReply send(String address, List<Bytes> trusted, Duration patience) {
        try (var courier = courier(trusted, patience)) {
            return courier.send(CloudCall.STATUS, CloudRequest.get(URI.create(address)), Progress.NONE);
        }
    }

    private static Why missed(String address, Duration patience) {
        return catchThrowableOfType(CloudFailure.CloudUnreached.class, () -> send(address, List.of(), patience)).why();
    }

    @Test void aPrivateCloudIsReachedOnceItsOwnAuthorityIsAdded() throws Exception {
        Judge.run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", folder.resolve("k").toString(),
                "-out", folder.resolve("c").toString(), "-days", "2", "-subj", "/CN=private", "-addext", "subjectAltName=IP:127.0.0.1").accepted();
        Judge.run("openssl", "pkcs12", "-export", "-inkey", folder.resolve("k").toString(), "-in", folder.resolve("c").toString(), "-out",
                folder.resolve("p12").toString(), "-passout", "pass:secret").accepted();
        var server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context()));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
        try {
            var address = "https://127.0.0.1:" + server.getAddress().getPort() + "/";
            assertThat(missed(address, Duration.ofSeconds(20))).isEqualTo(Why.NOT_TRUSTED);
            var own = Bytes.of(Pem.read(Files.readString(folder.resolve("c"))).getFirst().content());
            assertThat(send(address, List.of(own)).status()).isEqualTo(204);
        } finally {
            server.stop(0);
        }
    }

    private SSLContext context() throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(Files.newInputStream(folder.resolve("p12")), "secret".toCharArray());
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, "secret".toCharArray());
        var context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), null, null);
        return context;
    }

    @Test void whyNoAnswerCameIsNamed() throws Exception {
        assertThat(missed("http://127.0.0.1:" + closedPort() + "/", Duration.ofSeconds(20))).isEqualTo(Why.NO_CONNECTION);
        assertThat(missed("https://no-such-host.invalid/", Duration.ofSeconds(20))).isEqualTo(Why.UNKNOWN_HOST);
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            assertThat(missed("http://127.0.0.1:" + silent.getLocalPort() + "/", Duration.ofMillis(400))).isEqualTo(Why.TOO_LATE);
        }
    }

    private static int closedPort() throws IOException {
        try (var closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return closed.getLocalPort();
        }
    }

    @Test void anAnswerWithoutEndIsNotReadToTheEnd() {
        try (var server = new SmallServer(_ -> Answered.json(200, "x".repeat(2 << 20)))) {
            assertThat(missed(server.address() + "/", Duration.ofSeconds(20))).isEqualTo(Why.CUT_OFF);
        }
    }

    @Test void theTokenGoesToTheHostThatWasNamedAndOnlyThere() {
        try (var elsewhere = new SmallServer(_ -> Answered.json(200, "{}"));
                var server = new SmallServer(_ -> new Answered(307, Map.of("Location", elsewhere.address() + "/"), ""))) {
            assertThat(catchThrowableOfType(CloudFailure.CloudRedirects.class, () -> send(server.address() + "/", List.of())).target()).startsWith(elsewhere.address());
            assertThat(server.asked.getFirst().headers()).containsEntry("authorization", "Bearer token");
            assertThat(elsewhere.asked).isEmpty();
        }
    }

    @Test void aTokenThatNoHeaderHoldsIsRefusedBeforeItIsSent() {
        try (var server = new SmallServer(_ -> Answered.json(200, "{}"));
                var courier = new Courier(new Credential.Bearer(Secret.of("to\nken".toCharArray())), List.of(),
                        new TestClock(Instant.parse("2026-11-20T10:00:00Z")), Duration.ofSeconds(5))) {
            var request = CloudRequest.get(URI.create(server.address() + "/"));
            assertThat(catchThrowableOfType(Failure.Refused.class, () -> courier.send(CloudCall.STATUS, request, Progress.NONE))).isNotNull();
            assertThat(server.asked).isEmpty();
        }
    }

    @Test void aPasswordBeyondAsciiIsSentInUtf8() {
        try (var server = new SmallServer(_ -> Answered.json(200, "{}"));
                var courier = new Courier(new Credential.User("t1/me", Secret.of("p\u00e4sswort".toCharArray())), List.of(),
                        new TestClock(Instant.parse("2026-11-20T10:00:00Z")), Duration.ofSeconds(20))) {
            courier.send(CloudCall.STATUS, CloudRequest.get(URI.create(server.address() + "/")), Progress.NONE);
            assertThat(server.asked.getFirst().headers()).containsEntry("authorization",
                    "Basic " + Base64.getEncoder().encodeToString("t1/me:p\u00e4sswort".getBytes(StandardCharsets.UTF_8)));
        }
    }
}
