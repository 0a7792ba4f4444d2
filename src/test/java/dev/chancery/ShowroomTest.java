package dev.chancery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.Cause;
import dev.chancery.domain.DeviceCall;
import dev.chancery.domain.DeviceCall.End;
import dev.chancery.domain.DeviceCall.First;
import dev.chancery.domain.Finding;
import dev.chancery.domain.NetworkFailure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.Sighting.NotTls.Talk;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.TlsAlert;
import dev.chancery.engine.ListenOrder;
import dev.chancery.engine.Scope;
import dev.chancery.words.DeviceCallWords;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The server that shows what devices send, with real clients and with hostile ones.
class ShowroomTest {

    @TempDir Path folder;
    private ProbeLab lab;
    private Path device;
    private final BlockingQueue<DeviceCall> calls = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private volatile boolean enough;
    private Thread room;

    @BeforeEach void prepare() throws Exception {
        lab = new ProbeLab(folder);
        device = lab.files(lab.device, "device");
    }

    @AfterEach void close() throws Exception {
        enough = true;
        if (room != null) {
            room.join(TimeUnit.SECONDS.toMillis(30));
            assertThat(room.isAlive()).isFalse();
        }
        lab.close();
    }

    private final Progress progress = new Progress() {
        @Override public void expect(long total) {}
        @Override public void advance(long done) {}
        @Override public void checkCancelled() {
            if (enough) {
                throw new CancellationException();
            }
        }
    };

    private int open(int most) throws Exception {
        var order = new ListenOrder(lab.issuing.id(), new SubjectName.Ip("127.0.0.1"), 0, Optional.of(new SubjectName.Dns("broker.lab")),
                ListenOrder.LONGEST, most);
        room = Thread.ofVirtual().start(() -> {
            try {
                lab.lab.office.connectionTests().listen(order, port::complete, calls::add, progress);
            } catch (CancellationException asked) {
                Thread.currentThread().interrupt();
            } catch (RuntimeException broken) {
                port.completeExceptionally(broken);
            }
        });
        return port.get(30, TimeUnit.SECONDS);
    }

    private DeviceCall call() throws InterruptedException {
        var call = calls.poll(60, TimeUnit.SECONDS);
        assertThat(call).isNotNull();
        assertThat(DeviceCallWords.text(call)).isNotBlank();
        return call;
    }

    private Judge.Verdict publish(String... more) {
        var command = new ArrayList<>(List.of("mosquitto_pub", "-h", "localhost", "-p", String.valueOf(port.join()), "-t", "t", "-m", "m", "--cafile",
                device.resolve("ca.pem").toString(), "--cert", device.resolve("chain.pem").toString(), "--key", device.resolve("private-key.pem").toString()));
        command.addAll(Arrays.asList(more));
        return Judge.run(command.toArray(String[]::new));
    }

    @Test void aDeviceThatSpeaksMqttIsShownAndSentAway() throws Exception {
        open(2);
        assertThat(publish("-i", "press-1", "-u", "somebody", "-P", "the secret word", "-k", "42").exit()).isNotZero();
        var call = call();
        assertThat(call.first()).isEqualTo(new First.Connect(4, "press-1", true, true, false, 42));
        assertThat(call.shown().orElseThrow().accepted()).as("%s", call).isTrue();
        assertThat(call.shown().orElseThrow().chain()).hasSize(3);
        assertThat(call.agreed().orElseThrow().version()).isEqualTo("TLS 1.3");
        assertThat(call.hello().orElseThrow().versions()).contains("TLS 1.3");
        assertThat(call.hello().orElseThrow().serverName()).contains("localhost");
        assertThat(call.end()).isInstanceOf(End.Seen.class);
        assertThat(call.toString() + DeviceCallWords.text(call)).doesNotContain("the secret word", "somebody");
        publish("-V", "mqttv5", "-i", "press-5");
        assertThat(call().first()).isEqualTo(new First.Connect(5, "press-5", false, false, false, 60));
    }

    @Test void whatIsWrongWithTheCertificateIsTold() throws Exception {
        open(3);
        lab.lab.office.revocations().revoke(Scope.of(lab.device.id()), Reason.KEY_COMPROMISE);
        publish();
        assertThat(causes(call())).hasAtLeastOneElementOfType(Cause.RevokedHere.class);
        var own = folder.resolve("own");
        Judge.run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=own", "-days", "3", "-keyout", own + ".key", "-out", own + ".pem");
        client("-cert", own + ".pem", "-key", own + ".key");
        assertThat(causes(call())).contains(new Cause.EndsUntrusted("own"));
        client("-alpn", "x-amzn-mqtt-ca", "-servername", "broker.lab");
        var without = call();
        assertThat(without.shown()).isEmpty();
        assertThat(without.hello().orElseThrow().applications()).containsExactly("x-amzn-mqtt-ca");
        assertThat(without.hello().orElseThrow().serverName()).contains("broker.lab");
    }

    private static List<Cause> causes(DeviceCall call) {
        return call.shown().orElseThrow().findings().stream().filter(one -> one.outcome() == Finding.Outcome.FAILED).map(Finding::cause).toList();
    }

    private Judge.Verdict client(String... more) {
        var command = new ArrayList<>(List.of("openssl", "s_client", "-connect", "127.0.0.1:" + port.join(), "-CAfile", device.resolve("ca.pem").toString()));
        command.addAll(Arrays.asList(more));
        return Judge.run(command.toArray(String[]::new));
    }

    @Test void theServersOwnCertificateIsGood() throws Exception {
        open(3);
        assertThat(client("-verify_return_error", "-verify_hostname", "broker.lab").accepted().output()).contains("Verify return code: 0");
        assertThat(Judge.run("curl", "--silent", "--show-error", "--cacert", device.resolve("ca.pem").toString(), "--output", "/dev/null",
                "--write-out", "%{http_code}", "https://127.0.0.1:" + port.join() + "/").output()).isEqualTo("503");
        assertThat(List.of(call(), call())).extracting(DeviceCall::first).contains(new First.Http("GET"));
        assertThat(client("-tls1_2", "-cert", device.resolve("chain.pem").toString(), "-key", device.resolve("private-key.pem").toString()).output())
                .contains("CONNECTED");
        assertThat(call().agreed().orElseThrow().version()).isEqualTo("TLS 1.2");
    }

    @Test void aDeviceThatDoesNotTrustTheServerIsTold() throws Exception {
        open(1);
        var own = folder.resolve("own");
        Judge.run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=own", "-days", "3", "-keyout", own + ".key", "-out", own + ".pem");
        Judge.run("curl", "--silent", "--cacert", own + ".pem", "https://127.0.0.1:" + port.join() + "/").refused();
        assertThat(call().end()).isIn(new End.EndedByDevice(Optional.of(TlsAlert.UNKNOWN_CA)), new End.EndedByDevice(Optional.empty()));
        room.join(TimeUnit.SECONDS.toMillis(30));
        assertThat(room.isAlive()).isFalse();
    }

    @Test void whoSpeaksNoTlsIsTold() throws Exception {
        open(4);
        send(new byte[] {0x10, 12, 0, 4, 'M', 'Q', 'T', 'T', 4, 2, 0, 60, 0, 0});
        assertThat(call().end()).isEqualTo(new End.NoTls(Talk.MQTT));
        send("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        assertThat(call().end()).isEqualTo(new End.NoTls(Talk.HTTP));
        send(new byte[] {1, 2, 3, 4, 5, 6});
        assertThat(call().end()).isEqualTo(new End.NoTls(Talk.OTHER));
        send(new byte[0]);
        assertThat(call().end()).isEqualTo(new End.Silent());
    }

    private void send(byte[] octets) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port.join())) {
            socket.getOutputStream().write(octets);
            socket.shutdownOutput();
            socket.setSoTimeout(20_000);
            socket.getInputStream().readAllBytes();
        } catch (SocketException hungUp) {
            assertThat(hungUp).isNotNull();
        }
    }

    @Test void noMoreCallsAreTakenThanWereAskedFor() throws Exception {
        open(1);
        send(new byte[] {1, 2, 3, 4, 5});
        room.join(TimeUnit.SECONDS.toMillis(30));
        assertThat(room.isAlive()).isFalse();
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port.join()).close()).isInstanceOf(IOException.class);
    }

    @Test void whereSomebodyListensNobodyElseCan() throws Exception {
        int taken = open(1);
        var order = new ListenOrder(lab.issuing.id(), new SubjectName.Ip("127.0.0.1"), taken, Optional.empty(), Duration.ofSeconds(5), 1);
        assertThatThrownBy(() -> lab.lab.office.connectionTests().listen(order, _ -> {}, calls::add, Progress.NONE)).isInstanceOf(NetworkFailure.CannotListen.class);
        assertThat(Files.exists(lab.lab.file)).isTrue();
    }

    @Test void itEndsWhenTheTimeIsOver() {
        var order = new ListenOrder(lab.issuing.id(), new SubjectName.Ip("127.0.0.1"), 0, Optional.empty(), Duration.ofMillis(300), 5);
        lab.lab.office.connectionTests().listen(order, port::complete, calls::add, Progress.NONE);
        assertThat(calls).isEmpty();
    }
}
