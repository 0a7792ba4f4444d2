package dev.chancery.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Judge;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.NetworkFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What listens keeps its limits, tells nothing of itself, and is gone once it is stopped.
class EndpointsTest {

    private record Echo(boolean needsTls, List<Ask> asked) implements Route {
        @Override public boolean takes(Ask ask) {
            return ask.path().startsWith("/echo");
        }

        @Override public Reply answer(Ask ask) {
            asked.add(ask);
            return switch (ask.path()) {
                case "/echo/defect" -> throw new IllegalStateException("a secret reason");
                case "/echo/failure" -> throw new Failure.Gone("a secret thing");
                default -> Reply.ok("application/octet-stream", ask.body());
            };
        }
    }

    private static Echo echo(boolean needsTls) {
        return new Echo(needsTls, new CopyOnWriteArrayList<>());
    }

    @Test void aQuestionComesToItsRouteAsItWasAsked(@TempDir Path folder) throws Exception {
        try (var lab = TestEndpoints.in(folder)) {
            var echo = echo(false);
            lab.running.start(lab.plain(), List.of(echo));
            var reply = lab.send("POST", "/echo/a%20b?key=v%26w&key=2", new byte[] {1, 2, 3}, "X-Note", "hi");
            assertThat(reply.statusCode()).isEqualTo(200);
            assertThat(reply.body()).containsExactly(1, 2, 3);
            var ask = echo.asked().getFirst();
            assertThat(ask.method()).isEqualTo("POST");
            assertThat(ask.path()).isEqualTo("/echo/a b");
            assertThat(ask.query()).containsExactly(java.util.Map.entry("key", "v&w"));
            assertThat(ask.header("X-NOTE")).contains("hi");
            assertThat(ask.clientChain()).isEmpty();
            assertThat(ask.peer().isLoopbackAddress()).isTrue();
        }
    }

    @Test void unknownPathsAndDefectsAreToldWithoutAReason(@TempDir Path folder) throws Exception {
        try (var lab = TestEndpoints.in(folder)) {
            lab.running.start(lab.plain(), List.of(echo(false)));
            assertThat(lab.get("/nothing").statusCode()).isEqualTo(404);
            var defect = lab.get("/echo/defect");
            assertThat(defect.statusCode()).isEqualTo(500);
            assertThat(defect.body()).isEmpty();
            var failure = lab.get("/echo/failure");
            assertThat(failure.statusCode()).isEqualTo(503);
            assertThat(new String(failure.body(), StandardCharsets.UTF_8)).doesNotContain("secret");
            assertThat(failure.headers().map()).doesNotContainKeys("server", "x-powered-by");
        }
    }

    @Test void whatNeedsTlsIsRefusedInPlainHttp(@TempDir Path folder) throws Exception {
        try (var lab = TestEndpoints.in(folder)) {
            var echo = echo(true);
            lab.running.start(lab.plain(), List.of(echo));
            assertThat(lab.get("/echo").statusCode()).isEqualTo(403);
            assertThat(echo.asked()).isEmpty();
        }
    }

    @Test void bodiesAndHeadersThatAreTooLongAreRefused(@TempDir Path folder) throws Exception {
        try (var lab = TestEndpoints.in(folder)) {
            lab.running.start(lab.plain(), List.of(echo(false)));
            assertThat(lab.send("POST", "/echo", new byte[64 << 10]).statusCode()).isEqualTo(200);
            assertThat(lab.send("POST", "/echo", new byte[(64 << 10) + 1]).statusCode()).isEqualTo(413);
            assertThat(chunked(lab, (64 << 10) + 1)).isEqualTo(413);
            assertThat(lab.get("/echo", "X-Long", "x".repeat(9000)).statusCode()).isEqualTo(431);
            assertThat(raw(lab, "GET /" + "x".repeat(9000) + " HTTP/1.1\r\nHost: a\r\n\r\n")).startsWith("HTTP/1.1 414").doesNotContainIgnoringCase("jetty");
            assertThat(raw(lab, "nonsense\r\n\r\n")).startsWith("HTTP/1.1 400").doesNotContainIgnoringCase("jetty");
            assertThat(lab.get("/echo").statusCode()).isEqualTo(200);
        }
    }

    private static int chunked(TestEndpoints lab, int octets) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(lab.url("/echo")))
                .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(new byte[octets]))).build();
        return lab.client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    private static String raw(TestEndpoints lab, String text) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), lab.running.port())) {
            socket.setSoTimeout(60_000);
            socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test void whoAsksTooOftenIsToldToWait(@TempDir Path folder) throws Exception {
        try (var lab = TestEndpoints.in(folder, new Limits(1024, 8192, new Limits.Connections(50, 50), Duration.ofSeconds(10), Duration.ofSeconds(30), 3, 1))) {
            lab.running.start(lab.plain(), List.of(echo(false)));
            for (int i = 0; i < 3; i++) {
                assertThat(lab.get("/echo").statusCode()).isEqualTo(200);
            }
            var refused = lab.get("/echo");
            assertThat(refused.statusCode()).isEqualTo(429);
            assertThat(refused.headers().firstValue("Retry-After")).contains("1");
            lab.lab.clock.advance(Duration.ofSeconds(1));
            assertThat(lab.get("/echo").statusCode()).isEqualTo(200);
        }
    }

    @Test void whoSendsTooSlowlyIsCutOff(@TempDir Path folder) throws Exception {
        try (var lab = TestEndpoints.in(folder, new Limits(1024, 8192, new Limits.Connections(50, 50), Duration.ofSeconds(5), Duration.ofSeconds(1), 100, 100))) {
            lab.running.start(lab.plain(), List.of(echo(false)));
            assertThat(raw(lab, "GET /echo HTTP/1.1\r\nHo")).isEmpty();
            assertThat(raw(lab, "POST /echo HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n\r\nabc")).startsWith("HTTP/1.1 408");
            assertThat(lab.get("/echo").statusCode()).isEqualTo(200);
        }
    }

    @Test void aThousandConnectionsAtOnceAreAnsweredOrRefusedAndTheServerGoesOn(@TempDir Path folder) throws Exception {
        try (var lab = TestEndpoints.in(folder, new Limits(1024, 8192, new Limits.Connections(100, 100), Duration.ofSeconds(1), Duration.ofSeconds(2), 100_000, 100_000))) {
            lab.running.start(lab.plain(), List.of(echo(false)));
            var sockets = new ArrayList<Socket>();
            for (int i = 0; i < 1000; i++) {
                try {
                    var socket = new Socket();
                    sockets.add(socket);
                    socket.connect(new java.net.InetSocketAddress(InetAddress.getLoopbackAddress(), lab.running.port()), 200);
                    if (i % 2 == 0) {
                        socket.getOutputStream().write("GET /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                    }
                } catch (IOException refused) {
                    assertThat(refused).isInstanceOfAny(java.net.SocketTimeoutException.class, java.net.ConnectException.class,
                            java.net.SocketException.class);
                }
            }
            int answered = 0;
            for (var socket : sockets) {
                answered += socket.isConnected() && answers(socket) ? 1 : 0;
                socket.close();
            }
            assertThat(answered).isPositive();
            assertThat(lab.get("/echo").statusCode()).isEqualTo(200);
        }
    }

    @Test void aThousandConnectionsOfOnePeerLeaveRoomForAnother(@TempDir Path folder) throws Exception {
        try (var lab = TestEndpoints.in(folder, new Limits(1024, 8192, new Limits.Connections(60, 20), Duration.ofMinutes(10),
                Duration.ofMinutes(10), 100_000, 100_000))) {
            lab.running.start(lab.plain(), List.of(echo(false)));
            var greedy = new ArrayList<Socket>();
            try {
                for (int i = 0; i < 1000; i++) {
                    greedy.add(from("127.0.0.2", lab));
                }
                assertThat(asks(lab, "127.0.0.1")).startsWith("HTTP/1.1 200");
                assertThat(asks(lab, "127.0.0.2")).isEmpty();
            } finally {
                for (var socket : greedy) {
                    socket.close();
                }
            }
            var answered = "";
            for (int i = 0; i < 200 && answered.isEmpty(); i++) {
                answered = asks(lab, "127.0.0.2");
            }
            assertThat(answered).startsWith("HTTP/1.1 200");
        }
    }

    /// A connection of another peer on the same machine, as Linux allows it.
    private static Socket from(String address, TestEndpoints lab) throws IOException {
        var socket = new Socket();
        socket.bind(new java.net.InetSocketAddress(InetAddress.getByName(address), 0));
        socket.connect(new java.net.InetSocketAddress(InetAddress.getByName("127.0.0.1"), lab.running.port()), 60_000);
        socket.setSoTimeout(60_000);
        return socket;
    }

    private static String asks(TestEndpoints lab, String address) throws IOException {
        try (var socket = from(address, lab)) {
            socket.getOutputStream().write("GET /echo HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        } catch (java.net.SocketException closed) {
            return "";
        }
    }

    private static boolean answers(Socket socket) {
        try {
            socket.setSoTimeout(10_000);
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).startsWith("HTTP/1.1 200");
        } catch (IOException cutOff) {
            return false;
        }
    }

    @Test void aPlaceThatIsTakenIsNamed(@TempDir Path folder) throws Exception {
        try (var lab = TestEndpoints.in(folder); var taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            var wanted = lab.plain().at(taken.getLocalPort());
            assertThatThrownBy(() -> lab.running.start(wanted, List.of())).isInstanceOfSatisfying(NetworkFailure.CannotListen.class,
                    failure -> assertThat(failure.place()).contains(String.valueOf(taken.getLocalPort())));
            assertThat(lab.running.isRunning()).isFalse();
        }
    }

    @Test void onceStoppedNobodyListens(@TempDir Path folder) throws Exception {
        try (var lab = TestEndpoints.in(folder)) {
            lab.running.start(lab.plain(), List.of(echo(false)));
            int port = lab.running.port();
            lab.running.stop();
            assertThatThrownBy(() -> new Socket("127.0.0.1", port).close()).isInstanceOf(java.net.ConnectException.class);
            assertThatThrownBy(() -> lab.running.port()).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test void everyQuestionIsInTheAccessLogWithoutItsSecrets(@TempDir Path folder) throws Exception {
        try (var lab = TestEndpoints.in(folder)) {
            lab.running.start(lab.plain(), List.of(echo(false)));
            lab.get("/echo/%0Aline?key=geheim");
            lab.send("POST", "/nothing", new byte[] {1});
            lab.running.stop();
            var text = Files.readString(lab.log.file());
            assertThat(text).doesNotContain("geheim").contains(" GET /echo/?line 400 0 ").contains(" POST /nothing 404 ");
            assertThat(text.lines()).hasSize(2).allMatch(line -> line.contains(" 127.0.0.1 "));
            assertThat(Files.getPosixFilePermissions(lab.log.file())).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(lab.log.last(1)).singleElement().asString().contains("/nothing");
        }
    }

    @ParameterizedTest @EnumSource(value = KeySpec.class, names = {"EC_P256", "RSA_2048", "ED25519"})
    void overTlsTheCertificateIsOfTheStoreAndBelievedByOthers(KeySpec key, @TempDir Path folder) throws Exception {
        try (var lab = TestEndpoints.in(folder, key)) {
            lab.running.start(lab.tls(), List.of(echo(true)));
            var trust = lab.pem("root.pem", lab.root.certificate());
            for (var version : List.of("--tlsv1.3", "--tls-max=1.2")) {
                var options = version.startsWith("--tls-max") ? List.of("--tls-max", "1.2") : List.of(version);
                var command = new ArrayList<>(List.of("curl", "-sS", "-i", "--cacert", trust.toString()));
                command.addAll(options);
                command.addAll(List.of("-d", "hello", "https://localhost:" + lab.running.port() + "/echo"));
                Judge.require("curl");
                assertThat(Judge.runIn(folder, command).accepted().output()).contains(" 200 ").endsWith("hello");
            }
        }
    }

    @Test void aClientWithACertificateOfTheStoreIsHandedToTheRouteAndAStrangersIsNot(@TempDir Path folder, @TempDir Path other) throws Exception {
        try (var lab = TestEndpoints.in(folder); var stranger = TestEndpoints.in(other)) {
            var echo = echo(true);
            lab.running.start(lab.tls(), List.of(echo));
            var device = lab.device("press-7");
            var trust = lab.pem("root.pem", lab.root.certificate()).toString();
            var place = "https://127.0.0.1:" + lab.running.port() + "/echo";
            curl(trust, lab.export(device), place).accepted();
            assertThat(echo.asked().getLast().clientChain()).first().isEqualTo(device.der().toArray());
            curl(trust, stranger.export(stranger.device("press-8")), place).refused();
            Judge.run("curl", "-sS", "-f", "--cacert", trust, place).accepted();
            assertThat(echo.asked()).hasSize(2);
            assertThat(echo.asked().getLast().clientChain()).isEmpty();
        }
    }

    private static Judge.Verdict curl(String trust, Path client, String place) {
        return Judge.run("curl", "-sS", "-f", "--cacert", trust, "--cert", client.resolve("chain.pem").toString(),
                "--key", client.resolve("private-key.pem").toString(), place);
    }

    @Test void theServersCertificateIsKeptFromOneStartToTheNextAndFollowedBeforeItEnds(@TempDir Path folder) {
        try (var lab = TestEndpoints.in(folder)) {
            lab.running.start(lab.tls(), List.of());
            var first = lab.running.identity().orElseThrow().certificate();
            lab.running.start(lab.tls(), List.of());
            var identity = lab.running.identity().orElseThrow();
            assertThat(identity.certificate()).isEqualTo(first);
            assertThat(identity.keep()).isFalse();
            lab.lab.clock.advance(Duration.ofDays(370));
            assertThat(identity.keep()).isTrue();
            assertThat(identity.certificate().validity().notAfter()).isAfter(first.validity().notAfter());
            assertThat(identity.certificate().profile()).isEqualTo("endpoint-server");
        }
    }
}
