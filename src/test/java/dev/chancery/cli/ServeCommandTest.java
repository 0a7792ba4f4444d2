package dev.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The endpoints run for as long as the command does, and leave nothing behind.
class ServeCommandTest {

    @TempDir Path folder;
    private TestConsole console;
    private int port;

    @BeforeEach void lab() throws IOException {
        console = TestConsole.withStore(folder);
        console.environment.put("XDG_STATE_HOME", folder.toString());
        console.call("ca", "create", "Lab Root");
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = socket.getLocalPort();
        }
    }

    @Test void theyAnswerUntilTheCommandIsEndedAndAreSetAsBefore() throws Exception {
        var said = new CompletableFuture<TestConsole.Said>();
        var thread = Thread.ofPlatform().start(() -> said.complete(
                console.call("serve", "--plain", "--port", String.valueOf(port), "--services", "lists,ocsp")));
        assertThat(status("/crl/lab-root.crl", said)).isEqualTo(200);
        assertThat(status("/ca/lab-root.cer", said)).isEqualTo(404);
        thread.interrupt();
        var end = said.get(30, TimeUnit.SECONDS);
        assertThat(end.exit()).isZero();
        assertThat(end.out()).contains("The endpoints are off.");
        assertThat(end.err()).contains("Listening at http://127.0.0.1:" + port, "/crl/lab-root.crl", "/ocsp");
        assertThat(console.call("ca", "list").exit()).isZero();
    }

    private int status(String path, CompletableFuture<?> ended) throws Exception {
        var status = new AtomicReference<>(0);
        try (var client = HttpClient.newHttpClient()) {
            while (status.get() == 0 && !ended.isDone()) {
                try {
                    status.set(client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
                            HttpResponse.BodyHandlers.discarding()).statusCode());
                } catch (IOException notYet) {
                    TimeUnit.MILLISECONDS.sleep(50);
                }
            }
        }
        return status.get();
    }

    @Test void whatCannotBeIsToldAndEndsAtOnce() throws Exception {
        assertThat(console.call("serve", "--plain", "--tls").exit()).isEqualTo(Exit.USAGE.code());
        assertThat(console.call("serve", "--plain", "--services", "est").err()).contains("lists, certificates, ocsp");
        assertThat(console.call("serve", "--plain", "--address", "0.0.0.0").exit()).isEqualTo(Exit.REFUSED.code());
        try (var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var said = console.call("serve", "--port", String.valueOf(taken.getLocalPort()));
            assertThat(said.exit()).isEqualTo(Exit.FAILED.code());
            assertThat(said.err()).contains("Nothing can listen");
        }
    }
}
