package dev.chancery;

import static dev.chancery.ProbeLab.at;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.Cause;
import dev.chancery.domain.ConnectReason;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Finding;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.ProbeProtocol;
import dev.chancery.domain.ProbeReport;
import dev.chancery.domain.ProbeTarget;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.Secret;
import dev.chancery.domain.ServerAddress;
import dev.chancery.domain.Sighting;
import dev.chancery.domain.Sighting.Asked.Ours;
import dev.chancery.domain.Sighting.NotConnected.Why;
import dev.chancery.domain.Sighting.NotTls.Talk;
import dev.chancery.domain.Sighting.Stage;
import dev.chancery.domain.Sighting.State;
import dev.chancery.domain.SubjectName;
import dev.chancery.domain.TlsAlert;
import dev.chancery.engine.Caller;
import dev.chancery.engine.Scope;
import dev.chancery.engine.TestCall;
import dev.chancery.engine.TrustedBy;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Connections to real brokers and servers, and to some that are none.
class ConnectionProbeTest {

    private static final Duration SHORT = Duration.ofSeconds(1);

    @TempDir Path folder;
    private ProbeLab lab;

    @BeforeEach void prepare() throws Exception {
        lab = new ProbeLab(folder);
    }

    @AfterEach void close() {
        lab.close();
    }

    private static List<State> states(ProbeReport report) {
        assertThat(report.sightings()).extracting(Sighting::stage).containsExactly(Stage.values());
        return report.sightings().stream().map(Sighting::state).toList();
    }

    private static List<Cause> failed(ProbeReport report) {
        return at(report, Sighting.ServerShown.class).verdict().findings().stream()
                .filter(one -> one.outcome() == Finding.Outcome.FAILED).map(Finding::cause).toList();
    }

    @ParameterizedTest @EnumSource(value = ProbeProtocol.class, names = {"MQTT_5", "MQTT_3_1_1"})
    void aBrokerThatKnowsTheAuthorityLetsTheDeviceIn(ProbeProtocol protocol) throws Exception {
        try (var _ = lab.mosquitto("require_certificate true", "use_identity_as_username true")) {
            var seen = new ArrayList<Sighting>();
            var report = lab.lab.office.connectionTests().call(lab.call(protocol, new Caller.Stored(lab.device.id())), seen::add, Progress.NONE);
            assertThat(report.works()).as("%s", report).isTrue();
            assertThat(states(report)).containsOnly(State.GOOD);
            assertThat(seen).isEqualTo(report.sightings());
            assertThat(at(report, Sighting.Agreed.class).version()).isEqualTo("TLS 1.3");
            assertThat(at(report, Sighting.ClientAccepted.class).asked().algorithms()).isNotEmpty();
            assertThat(at(report, Sighting.ServerShown.class).verdict().chain()).hasSize(3);
        }
        assertThat(lab.lab.office.audit().recent(3).stream().map(AuditEntry::act)).contains(AuditEntry.Act.KEY_USED_IN_TEST);
    }

    /// A server that hangs up before it has read all of our answer resets the connection, and its alert may be lost with it.
    private static List<Optional<TlsAlert>> orLost(TlsAlert alert) {
        return List.of(Optional.of(alert), Optional.empty());
    }

    private RunningServer strict(String version) throws Exception {
        return lab.openssl("-Verify", "3", "-verify_return_error", "-CAfile", lab.server.resolve("ca.pem").toString(), version);
    }

    @Test void mosquittoTurnsAwayWhoHasNoCertificate() throws Exception {
        try (var _ = lab.mosquitto("require_certificate true")) {
            for (var protocol : List.of(ProbeProtocol.MQTT_5, ProbeProtocol.TLS)) {
                assertThat(at(lab.test(lab.call(protocol, new Caller.Nobody())), Sighting.ClientRefused.class).alert())
                        .isIn(orLost(TlsAlert.CERTIFICATE_REQUIRED));
            }
        }
    }

    @ParameterizedTest @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void whoHasNoCertificateIsTurnedAway(String version) throws Exception {
        try (var _ = strict(version)) {
            var report = lab.test(lab.call(ProbeProtocol.TLS, new Caller.Nobody()));
            var refused = at(report, Sighting.ClientRefused.class);
            assertThat(refused.sent()).isFalse();
            assertThat(refused.alert()).isIn(orLost(version.endsWith("_3") ? TlsAlert.CERTIFICATE_REQUIRED : TlsAlert.HANDSHAKE_FAILURE));
            assertThat(states(report)).containsExactly(State.GOOD, State.GOOD, State.GOOD, State.GOOD, State.BAD, State.NOT_REACHED, State.NOT_REACHED);
            assertThat(report.refusesClient()).isTrue();
        }
    }

    @ParameterizedTest @ValueSource(strings = {"-tls1_2", "-tls1_3"})
    void aDeviceOfAnotherAuthorityIsTurnedAway(String version) throws Exception {
        try (var other = new ProbeLab(Files.createDirectory(folder.resolve("other")));
                var _ = strict(version)) {
            var files = other.files(other.device, "theirs");
            var caller = new Caller.InFiles(List.of(files.resolve("chain.pem"), files.resolve("private-key.pem")), Secret.of(new char[0]));
            var report = lab.test(lab.call(ProbeProtocol.TLS, caller));
            var refused = at(report, Sighting.ClientRefused.class);
            assertThat(refused.sent()).isTrue();
            assertThat(refused.alert()).isIn(orLost(TlsAlert.UNKNOWN_CA));
        }
    }

    @Test void anOptionalCertificateIsToldApart() throws Exception {
        try (var _ = lab.mosquitto("allow_anonymous true")) {
            assertThat(at(lab.test(ProbeProtocol.MQTT_5, lab.device.id()), Sighting.NotAsked.class).state()).isEqualTo(State.REMARK);
            assertThat(lab.test(lab.call(ProbeProtocol.MQTT_5, new Caller.Nobody())).works()).isTrue();
        }
        try (var _ = lab.openssl("-verify", "3")) {
            var report = lab.test(lab.call(ProbeProtocol.TLS, new Caller.Nobody()));
            assertThat(report.works()).isTrue();
            assertThat(at(report, Sighting.WentWithout.class).state()).isEqualTo(State.REMARK);
        }
    }

    @Test void userAndPasswordAreTried() throws Exception {
        Judge.require("mosquitto_passwd");
        var passwords = folder.resolve("passwords");
        Judge.run("mosquitto_passwd", "-b", "-c", passwords.toString(), "press", "right one").accepted();
        try (var _ = lab.mosquitto("allow_anonymous false", "password_file " + passwords)) {
            for (var protocol : List.of(ProbeProtocol.MQTT_5, ProbeProtocol.MQTT_3_1_1)) {
                assertThat(as(protocol, "right one").works()).isTrue();
                var wrong = at(as(protocol, "wrong one"), Sighting.MqttAnswered.class);
                assertThat(wrong.reason()).isIn(ConnectReason.NOT_AUTHORIZED, ConnectReason.USER_OR_PASSWORD);
            }
        }
    }

    private ProbeReport as(ProbeProtocol protocol, String password) {
        var login = new ProbeTarget.Login("press-1", "press", Optional.of(Secret.of(password.toCharArray())));
        return lab.test(new TestCall(lab.target(protocol, login), new Caller.Nobody(), new TrustedBy.Store(), ProbeLab.LIMIT));
    }

    @Test void theAuthoritiesThatTheServerNamesAreCompared() throws Exception {
        try (var _ = lab.openssl("-Verify", "3", "-CAfile", lab.server.resolve("ca.pem").toString(), "-tls1_2")) {
            var asked = at(lab.test(ProbeProtocol.TLS, lab.device.id()), Sighting.ClientAccepted.class).asked();
            assertThat(asked.authorities()).anyMatch(name -> name.contains("Lab Root"));
            assertThat(asked.ours()).isEqualTo(Ours.NAMED);
        }
    }

    @Test void aRevokedDeviceIsTurnedAway() throws Exception {
        var list = lab.publishList();
        lab.lab.office.revocations().revoke(Scope.of(lab.device.id()), Reason.KEY_COMPROMISE);
        try (var _ = lab.mosquitto("require_certificate true", "crlfile " + list)) {
            assertThat(at(lab.test(ProbeProtocol.MQTT_5, lab.device.id()), Sighting.ClientRefused.class).alert())
                        .isIn(orLost(TlsAlert.CERTIFICATE_REVOKED));
        }
    }

    @Test void aServerOfAnotherNameGetsNothing() throws Exception {
        try (var _ = lab.openssl("-Verify", "3")) {
            var target = lab.target(ProbeProtocol.MQTT_5, ProbeTarget.Login.NONE);
            var report = lab.test(new TestCall(new ProbeTarget(target.address(), target.protocol(), Optional.of(new SubjectName.Dns("other.lab")),
                    Optional.empty(), target.login()), new Caller.Stored(lab.device.id()), new TrustedBy.Store(), ProbeLab.LIMIT));
            assertThat(failed(report)).singleElement().isInstanceOfSatisfying(Cause.NameDiffers.class,
                    differs -> assertThat(differs.names()).anyMatch(name -> name.contains("localhost")));
            assertThat(states(report)).containsExactly(State.GOOD, State.GOOD, State.GOOD, State.BAD, State.NOT_REACHED, State.NOT_REACHED, State.NOT_REACHED);
        }
    }

    @Test void whoIsTrustedIsChosen() throws Exception {
        try (var _ = lab.openssl()) {
            var target = lab.target(ProbeProtocol.TLS, ProbeTarget.Login.NONE);
            var file = new TrustedBy.File(lab.server.resolve("ca.pem"));
            assertThat(lab.test(new TestCall(target, new Caller.Nobody(), file, ProbeLab.LIMIT)).works()).isTrue();
            var other = lab.lab.root("Another Root", KeySpec.EC_P256);
            for (var trust : List.of(new TrustedBy.Platform(), new TrustedBy.OneAuthority(other.id()))) {
                var report = lab.test(new TestCall(target, new Caller.Nobody(), trust, ProbeLab.LIMIT));
                assertThat(failed(report)).as("%s", trust).isNotEmpty();
                assertThat(at(report, Sighting.ServerShown.class).verdict().chain()).isNotEmpty();
            }
            assertThatThrownBy(() -> lab.test(new TestCall(target, new Caller.Nobody(), new TrustedBy.File(folder.resolve("none")), ProbeLab.LIMIT)))
                    .isInstanceOf(FileFailure.CannotRead.class);
        }
    }

    @Test void anExpiredServerIsToldAndAnIncompleteOneRemarked() throws Exception {
        try (var _ = RunningServer.start(lab.port, folder.resolve("server.log"), List.of("openssl", "s_server", "-accept", "127.0.0.1:" + lab.port,
                "-quiet", "-cert", lab.server.resolve("certificate.pem").toString(), "-key", lab.server.resolve("private-key.pem").toString()))) {
            assertThat(at(lab.test(ProbeProtocol.TLS, lab.device.id()), Sighting.ServerShown.class).state()).isEqualTo(State.REMARK);
            lab.lab.clock.advance(Duration.ofDays(370));
            assertThat(failed(lab.test(ProbeProtocol.TLS, lab.device.id()))).singleElement().isInstanceOf(Cause.Expired.class);
        }
    }

    @Test void selfMadeServersAreNotTrusted() throws Exception {
        var own = folder.resolve("own");
        Judge.run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=own", "-addext", "subjectAltName=IP:127.0.0.1",
                "-days", "3", "-keyout", own + ".key", "-out", own + ".pem").accepted();
        try (var _ = lab.openssl("-cert", own + ".pem", "-key", own + ".key")) {
            assertThat(failed(lab.test(ProbeProtocol.TLS, lab.device.id()))).contains(new Cause.EndsUntrusted("own"));
        }
    }

    @Test void oldTlsIsTold() throws Exception {
        try (var _ = lab.openssl("-tls1_1", "-cipher", "DEFAULT@SECLEVEL=0")) {
            assertThat(at(lab.test(ProbeProtocol.TLS, lab.device.id()), Sighting.NoHandshake.class).alert()).contains(TlsAlert.PROTOCOL_VERSION);
        }
    }

    @Test void theProtocolThatIsOfferedIsAgreedOn() throws Exception {
        try (var _ = lab.openssl("-alpn", "x-amzn-mqtt-ca")) {
            var target = lab.target(ProbeProtocol.TLS, ProbeTarget.Login.NONE);
            var offered = new ProbeTarget(target.address(), target.protocol(), Optional.empty(), Optional.of("x-amzn-mqtt-ca"), target.login());
            assertThat(at(lab.test(new TestCall(offered, new Caller.Nobody(), new TrustedBy.Store(), ProbeLab.LIMIT)), Sighting.Agreed.class).application())
                    .contains("x-amzn-mqtt-ca");
            var other = new ProbeTarget(target.address(), target.protocol(), Optional.empty(), Optional.of("mqtt"), target.login());
            assertThat(at(lab.test(new TestCall(other, new Caller.Nobody(), new TrustedBy.Store(), ProbeLab.LIMIT)), Sighting.NoHandshake.class).alert())
                    .contains(TlsAlert.NO_APPLICATION_PROTOCOL);
        }
    }

    @Test void nginxAnswersOrTurnsAway() throws Exception {
        try (var _ = lab.nginx("ssl_client_certificate " + lab.server.resolve("ca.pem") + ";", "ssl_verify_client on;", "ssl_verify_depth 2;")) {
            var report = lab.test(ProbeProtocol.HTTPS, lab.device.id());
            assertThat(at(report, Sighting.HttpAnswered.class).status()).as("%s", report).isEqualTo(200);
            assertThat(report.works()).isTrue();
            var without = lab.test(lab.call(ProbeProtocol.HTTPS, new Caller.Nobody()));
            assertThat(at(without, Sighting.HttpAnswered.class).status()).isEqualTo(400);
            assertThat(without.refusesClient()).isTrue();
        }
    }

    @Test void aWebServerIsNoBroker() throws Exception {
        try (var _ = lab.nginx()) {
            assertThat(lab.test(ProbeProtocol.MQTT_5, lab.device.id()).obstacle()).containsInstanceOf(Sighting.OfAnswer.class);
        }
    }

    private interface Answer {
        void to(Socket socket) throws Exception;
    }

    private ProbeReport against(Answer answer, Duration limit) throws Exception {
        try (var socket = new ServerSocket(lab.port, 1, InetAddress.getByName("127.0.0.1"))) {
            Thread.ofVirtual().start(() -> {
                try (var one = socket.accept()) {
                    answer.to(one);
                } catch (Exception ended) {
                    Thread.currentThread().interrupt();
                }
            });
            return lab.test(new TestCall(lab.target(ProbeProtocol.MQTT_5, ProbeTarget.Login.NONE), new Caller.Stored(lab.device.id()),
                    new TrustedBy.Store(), limit));
        }
    }

    private static Answer saying(byte[] words) {
        return socket -> {
            socket.getInputStream().read(new byte[2_000]);
            socket.getOutputStream().write(words);
            socket.getOutputStream().flush();
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        };
    }

    @Test void plainTextWhereTlsIsExpectedIsTold() throws Exception {
        assertThat(at(against(saying("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII)), ProbeLab.LIMIT), Sighting.NotTls.class).talk())
                .isEqualTo(Talk.HTTP);
        assertThat(at(against(saying(new byte[] {0x20, 2, 0, 1}), ProbeLab.LIMIT), Sighting.NotTls.class).talk()).isEqualTo(Talk.MQTT);
        assertThat(at(against(saying("SSH-2.0-x\r\n".getBytes(StandardCharsets.US_ASCII)), ProbeLab.LIMIT), Sighting.NotTls.class).talk())
                .isEqualTo(Talk.OTHER);
    }

    @Test void aPlainBrokerIsTold() throws Exception {
        var configuration = Files.writeString(folder.resolve("plain.conf"), "listener %d 127.0.0.1\nallow_anonymous true\nuser root\n".formatted(lab.port));
        try (var _ = RunningServer.start(lab.port, folder.resolve("plain.log"), List.of("mosquitto", "-c", configuration.toString()))) {
            assertThat(lab.test(ProbeProtocol.MQTT_5, lab.device.id()).obstacle()).containsInstanceOf(Sighting.OfTls.class);
        }
    }

    @Test void aServerOfOldChoosesItsVersion() throws Exception {
        var hello = new byte[49];
        System.arraycopy(new byte[] {22, 3, 1, 0, 44, 2, 0, 0, 40, 3, 1}, 0, hello, 0, 11);
        assertThat(at(against(saying(hello), ProbeLab.LIMIT), Sighting.OldTls.class).version()).isEqualTo("TLS 1.0");
    }

    @Test void whoClosesAtOnceOrNeverAnswersIsTold() throws Exception {
        at(against(socket -> socket.getInputStream().read(new byte[2_000]), ProbeLab.LIMIT), Sighting.HungUp.class);
        at(against(_ -> TimeUnit.SECONDS.sleep(20), SHORT), Sighting.NoHello.class);
    }

    @Test void aServerThatDripsIsLeft() throws Exception {
        at(against(socket -> {
            socket.getOutputStream().write(new byte[] {22, 3, 3, 0x3f, 0});
            for (int i = 0; i < 100; i++) {
                socket.getOutputStream().write(2);
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }, SHORT), Sighting.NoHello.class);
    }

    @Test void aClosedPortAndAnUnknownNameAreTold() {
        var report = lab.test(ProbeProtocol.TLS, lab.device.id());
        assertThat(at(report, Sighting.NotConnected.class)).isEqualTo(new Sighting.NotConnected(Why.REFUSED, List.of("127.0.0.1")));
        var nobody = new ProbeTarget(ServerAddress.parse("nobody.invalid").orRefuse(), ProbeProtocol.TLS, Optional.empty(), Optional.empty(), ProbeTarget.Login.NONE);
        at(lab.test(new TestCall(nobody, new Caller.Nobody(), new TrustedBy.Store(), ProbeLab.LIMIT)), Sighting.NameUnknown.class);
    }

    @Test void theUserMayHaveEnough() throws IOException {
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
        try (var _ = new ServerSocket(lab.port, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> lab.lab.office.connectionTests().call(lab.call(ProbeProtocol.TLS, new Caller.Nobody()), _ -> {}, impatient))
                    .isInstanceOf(CancellationException.class);
        }
    }

    @Test void filesWithoutAKeyOrWithALockedOneAreRefused() throws Exception {
        var files = lab.files(lab.device, "device");
        assertThatThrownBy(() -> lab.test(lab.call(ProbeProtocol.TLS, new Caller.InFiles(List.of(files.resolve("chain.pem")), Secret.of(new char[0])))))
                .isInstanceOf(Failure.Malformed.class);
        var p12 = folder.resolve("device.p12");
        Judge.run("openssl", "pkcs12", "-export", "-in", files.resolve("chain.pem").toString(), "-inkey", files.resolve("private-key.pem").toString(),
                "-out", p12.toString(), "-passout", "pass:secret one").accepted();
        assertThatThrownBy(() -> lab.test(lab.call(ProbeProtocol.TLS, new Caller.InFiles(List.of(p12), Secret.of("other".toCharArray())))))
                .isInstanceOf(AccessFailure.WrongPassphrase.class);
        try (var _ = lab.openssl("-Verify", "3", "-CAfile", lab.server.resolve("ca.pem").toString(), "-verify_return_error")) {
            assertThat(lab.test(lab.call(ProbeProtocol.TLS, new Caller.InFiles(List.of(p12), Secret.of("secret one".toCharArray())))).works()).isTrue();
        }
    }

    @ParameterizedTest @EnumSource(value = KeySpec.class, names = {"RSA_2048", "EC_P384", "ED25519"})
    void everyKindOfKeyConnects(KeySpec key) throws Exception {
        var other = lab.device("oven-" + key.bits(), key);
        try (var _ = lab.openssl("-Verify", "3", "-CAfile", lab.server.resolve("ca.pem").toString(), "-verify_return_error")) {
            assertThat(lab.test(ProbeProtocol.TLS, other.id()).works()).isTrue();
        }
    }

    @Test void anAuthoritysKeyIsNeverLent() {
        assertThatThrownBy(() -> lab.test(ProbeProtocol.TLS, lab.issuing.certificate().id())).isInstanceOf(Failure.Malformed.class);
    }
}
