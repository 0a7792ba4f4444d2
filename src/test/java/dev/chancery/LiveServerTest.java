package dev.chancery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Cause;
import dev.chancery.domain.Cause.Unreached.Why;
import dev.chancery.domain.DistinguishedName;
import dev.chancery.domain.Finding;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Purpose;
import dev.chancery.domain.ServerAddress;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.Verdict;
import dev.chancery.engine.Evidence;
import dev.chancery.engine.ExportOrder;
import dev.chancery.engine.Order;
import dev.chancery.engine.Verification;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Real servers are called on, and those that are none.
class LiveServerTest {

    private static final Duration SHORT = Duration.ofSeconds(1);

    @TempDir Path folder;
    private TestOffice lab;
    private Path server;
    private Process running;
    private int port;

    @BeforeEach void prepare() throws Exception {
        lab = TestOffice.in(folder);
        Authority issuing = lab.intermediate("Issuing", lab.root("Lab Root", KeySpec.EC_P256), KeySpec.EC_P256);
        var certificate = lab.office.certificates().issue(new Order(TestOffice.terms(issuing, Profile.SERVER, KeySpec.EC_P256),
                DistinguishedName.commonName("broker").orRefuse(), List.of(new SubjectName.Dns("broker.lab.example"),
                        new SubjectName.Ip("127.0.0.1")), Optional.empty()));
        var place = Files.createDirectory(folder.resolve("server"));
        lab.office.exports().run(new ExportOrder(List.of(certificate.id()), ExportOrder.Form.PEM_FOLDER, place, new char[0]), Progress.NONE);
        try (var folders = Files.list(place)) {
            server = folders.filter(Files::isDirectory).findFirst().orElseThrow();
        }
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

    private void start(String... more) throws Exception {
        Judge.require("openssl");
        var command = new ArrayList<>(List.of("openssl", "s_server", "-accept", "127.0.0.1:" + port, "-quiet",
                "-cert", server.resolve("certificate.pem").toString(), "-key", server.resolve("private-key.pem").toString()));
        command.addAll(Arrays.asList(more));
        await(command);
    }

    private void await(List<String> command) throws Exception {
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

    private Verdict verify(String host, Duration limit, String serverName) {
        var name = Optional.of(serverName).filter(text -> !text.isEmpty()).map(SubjectName.Dns::new);
        return lab.office.verification().within(limit).verify(new Evidence.Live(ServerAddress.parse(host + ":" + port).orRefuse(), name),
                new Verification.Question(Purpose.SERVER, Optional.of(new SubjectName.Ip("127.0.0.1")), List.of(), false), Progress.NONE);
    }

    private Verdict verify() {
        return verify("127.0.0.1", Verification.PATIENCE, "");
    }

    private static List<Cause> causes(Verdict verdict) {
        return verdict.findings().stream().map(Finding::cause).toList();
    }

    @Test void aServerOfTheLabPasses() throws Exception {
        start("-cert_chain", server.resolve("chain.pem").toString());
        var verdict = verify();
        assertThat(verdict.accepted()).as("%s", verdict.findings()).isTrue();
        assertThat(verdict.chain()).extracting(Verdict.Link::name).containsExactly("broker", "Issuing", "Lab Root");
        assertThat(causes(verdict)).contains(new Cause.NameFound("IP:127.0.0.1")).hasAtLeastOneElementOfType(Cause.Connected.class)
                .doesNotHaveAnyElementsOfTypes(Cause.SentIncomplete.class, Cause.AsksForCertificate.class);
    }

    @Test void aServerThatForgetsItsIntermediateIsTold() throws Exception {
        start();
        assertThat(causes(verify())).contains(new Cause.SentIncomplete("Issuing"));
    }

    @Test void aServerThatDemandsACertificateStillShowsItsOwn() throws Exception {
        for (var version : List.of("-tls1_2", "-tls1_3")) {
            start("-Verify", "3", "-verify_return_error", version);
            var verdict = verify();
            assertThat(verdict.chain()).extracting(Verdict.Link::name).startsWith("broker");
            assertThat(causes(verdict)).as(version).contains(new Cause.AsksForCertificate());
            running.destroy();
            running.waitFor(10, TimeUnit.SECONDS);
        }
    }

    @Test void theNameThatIsAskedForChoosesTheCertificate() throws Exception {
        var foreign = folder.resolve("foreign");
        Judge.run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=other", "-days", "3",
                "-keyout", foreign + ".key", "-out", foreign + ".pem").accepted();
        start("-servername", "other.lab.example", "-cert2", foreign + ".pem", "-key2", foreign + ".key");
        var verdict = verify("127.0.0.1", Verification.PATIENCE, "other.lab.example");
        assertThat(causes(verdict)).contains(new Cause.EndsElsewhere("other"));
        assertThat(verdict.accepted()).isFalse();
    }

    @Test void nginxIsRead() throws Exception {
        Judge.require("nginx");
        var configuration = Files.writeString(folder.resolve("nginx.conf"), """
                user root;
                daemon off;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events {}
                http {
                  access_log off;
                  server {
                    listen 127.0.0.1:%2$d ssl;
                    ssl_certificate %3$s/chain.pem;
                    ssl_certificate_key %3$s/private-key.pem;
                    ssl_client_certificate %3$s/ca.pem;
                    ssl_verify_client on;
                  }
                }
                """.formatted(folder, port, server));
        await(List.of("nginx", "-p", folder.toString(), "-c", configuration.toString()));
        assertThat(causes(verify())).contains(new Cause.AsksForCertificate(), new Cause.EndsInStore("Lab Root"));
    }

    @Test void aServerThatAgreesOnNothingIsTold() throws Exception {
        start("-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0");
        assertThat(causes(verify())).containsExactly(new Cause.Unreached(Why.NO_AGREEMENT));
    }

    @Test void aClosedPortIsTold() {
        assertThat(causes(verify())).containsExactly(new Cause.Unreached(Why.CLOSED_PORT));
    }

    @Test void aHostThatIsNotThereIsTold() {
        assertThat(causes(verify("nobody.invalid", Verification.PATIENCE, ""))).first()
                .isIn(new Cause.Unreached(Why.UNKNOWN_HOST), new Cause.Unreached(Why.NO_ANSWER));
    }

    private interface Answer {
        void to(Socket socket) throws Exception;
    }

    private Verdict against(Answer answer, Duration limit) throws Exception {
        try (var socket = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> {
                try (var one = socket.accept()) {
                    answer.to(one);
                } catch (Exception ended) {
                    Thread.currentThread().interrupt();
                }
            });
            return verify("127.0.0.1", limit, "");
        }
    }

    private static void say(Socket socket, String words) throws IOException {
        socket.getInputStream().read(new byte[8]);
        socket.getOutputStream().write(words.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    @Test void aServerThatSpeaksNoTlsIsTold() throws Exception {
        assertThat(causes(against(socket -> {
            say(socket, "HTTP/1.1 400 Bad Request\r\n\r\n");
            TimeUnit.SECONDS.sleep(2);
        }, Verification.PATIENCE))).containsExactly(new Cause.Unreached(Why.NO_TLS));
    }

    @Test void aServerThatHangsUpIsTold() throws Exception {
        assertThat(causes(against(socket -> socket.getInputStream().read(new byte[2_000]), Verification.PATIENCE)))
                .containsExactly(new Cause.Unreached(Why.HUNG_UP));
    }

    @Test void aServerThatNeverAnswersIsTold() throws Exception {
        assertThat(causes(against(_ -> TimeUnit.SECONDS.sleep(20), SHORT))).containsExactly(new Cause.Unreached(Why.NO_ANSWER));
    }

    @Test void aServerThatDripsIsLeft() throws Exception {
        assertThat(causes(against(socket -> {
            socket.getOutputStream().write(new byte[] {22, 3, 3, 0x3f, 0});
            for (int i = 0; i < 100; i++) {
                socket.getOutputStream().write(2);
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }, SHORT))).containsExactly(new Cause.Unreached(Why.NO_ANSWER));
    }

    @Test void theUserMayHaveEnough() throws Exception {
        var impatient = new Progress() {
            private int asked;

            @Override public void expect(long total) {}
            @Override public void advance(long done) {}
            @Override public void checkCancelled() {
                if (++asked > 3) {
                    throw new CancellationException();
                }
            }
        };
        try (var silent = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            var evidence = new Evidence.Live(ServerAddress.parse("127.0.0.1:" + silent.getLocalPort()).orRefuse(), Optional.empty());
            Assertions.assertThatThrownBy(() -> lab.office.verification().verify(evidence,
                    new Verification.Question(Purpose.SERVER, Optional.empty(), List.of(), false), impatient))
                    .isInstanceOf(CancellationException.class);
        }
    }
}
