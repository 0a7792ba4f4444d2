package dev.chancery.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpServer;
import dev.chancery.TestClock;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.VaultAddress;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultFailure.VaultRefused;
import dev.chancery.domain.VaultFailure.VaultUnreached;
import dev.chancery.domain.VaultFailure.VaultUnreached.Why;
import dev.chancery.domain.VaultLogin;
import dev.chancery.domain.VaultPath;
import dev.chancery.domain.VaultProduct;
import dev.chancery.domain.VaultWish;
import dev.chancery.vault.PracticeVault.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VaultFaultsTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final VaultPath PKI = new VaultPath("pki_int");
    private static final VaultPath DEVICE = new VaultPath("device");

    private final TestClock clock = new TestClock(NOW);
    private PracticeVault practice;
    private Vault root;

    @BeforeEach void start() {
        practice = PracticeVault.start(clock).withPki();
        root = open(Duration.ofSeconds(30));
    }

    private Vault open(Duration patience) {
        return Vault.open(new Line(practice.address(), List.of(), patience), practice.rootLogin(), Progress.NONE);
    }

    @AfterEach void stop() {
        root.close();
        practice.close();
    }

    private static void sign(Vault vault) {
        vault.at(PKI).sign(DEVICE, VaultWish.NONE, PracticeCsr.ec("thing-1.lab.test")).close();
    }

    private VaultFailure fails(Fault fault) {
        practice.once("sign/device", fault);
        return catchThrowableOfType(VaultFailure.class, () -> sign(root));
    }

    @Test void anAnswerThatIsLostOrCutLeavesOpenWhetherItWasDoneAndNothingIsAskedTwice() {
        var before = practice.count("pki_int");
        for (var fault : List.of(Fault.LOST, Fault.CUT, Fault.GONE)) {
            var failure = fails(fault);
            assertThat(failure).isInstanceOfSatisfying(VaultUnreached.class, cut -> assertThat(cut.why()).isEqualTo(Why.CUT_OFF));
            assertThat(failure.mayBeDone()).isTrue();
        }
        assertThat(practice.count("pki_int")).isEqualTo(before + 2);
        assertThat(practice.asked()).filteredOn("POST pki_int/sign/device"::equals).hasSize(3);
        assertThatCode(() -> sign(root)).doesNotThrowAnyException();
    }

    @Test void whatIsNoAnswerOfAVaultIsNamed() {
        assertThat(fails(Fault.NOT_JSON)).isInstanceOfSatisfying(VaultFailure.VaultUnreadable.class,
                other -> assertThat(other.why()).isEqualTo(VaultFailure.VaultUnreadable.Why.NOT_JSON));
        assertThat(fails(Fault.HUGE)).isInstanceOfSatisfying(VaultFailure.VaultUnreadable.class,
                large -> assertThat(large.why()).isEqualTo(VaultFailure.VaultUnreadable.Why.TOO_LARGE));
    }

    @Test void aFaultWithinItIsToldInItsOwnWords() {
        assertThat(fails(Fault.BROKEN)).isInstanceOfSatisfying(VaultRefused.class, broken -> {
            assertThat(broken.saying()).contains("internal error");
            assertThat(broken.mayBeDone()).isTrue();
        });
    }

    @Test void oneThatIsTooSlowIsGivenUpAndMayHaveDoneIt() {
        practice.once("sign/device", Fault.SLOW);
        try (var hurried = open(Duration.ofMillis(300))) {
            var failure = catchThrowableOfType(VaultUnreached.class, () -> sign(hurried));
            assertThat(failure.why()).isEqualTo(Why.TOO_LATE);
            assertThat(failure.mayBeDone()).isTrue();
        }
    }

    @Test void whoeverWaitsCanGiveUp() {
        practice.once("sign/device", Fault.SLOW);
        var impatient = new Progress() {
            private int looks;

            @Override public void expect(long total) {}
            @Override public void advance(long done) {}
            @Override public void checkCancelled() {
                if (looks++ > 1) {
                    throw new CancellationException();
                }
            }
        };
        assertThatThrownBy(() -> sign(root.watchedBy(impatient))).isInstanceOf(CancellationException.class);
    }

    @Test void aSealedOneSaysSoAndIsAskedAgainWithTheSameToken() {
        practice.seal();
        assertThat(root.health().sealed()).isTrue();
        assertThatThrownBy(() -> sign(root)).isInstanceOfSatisfying(VaultRefused.class, sealed -> {
            assertThat(sealed.why()).isEqualTo(VaultRefused.Why.SEALED);
            assertThat(sealed.mayBeDone()).isFalse();
        });
        practice.unseal();
        assertThatCode(() -> sign(root)).doesNotThrowAnyException();
    }

    @Test void aTokenThatHasEndedIsToldFromOneThatMayNot() {
        var policy = "path \"pki_int/sign/device\" { capabilities = [\"update\"] }";
        try (var token = practice.token(policy, Duration.ofMinutes(20), 0);
                var vault = Vault.open(practice.address(), List.of(), new VaultLogin.Token(token), Progress.NONE)) {
            sign(vault);
            assertThatThrownBy(() -> vault.at(PKI).serials()).isInstanceOfSatisfying(VaultFailure.VaultDenied.class,
                    denied -> assertThat(denied.need()).hasToString("list on pki_int/certs"));
            clock.advance(Duration.ofMinutes(21));
            assertThatThrownBy(() -> sign(vault)).isInstanceOfSatisfying(VaultRefused.class,
                    ended -> assertThat(ended.why()).isEqualTo(VaultRefused.Why.BAD_TOKEN));
        }
    }

    @Test void anExpiredCertificateIsNotRevokedAndThatIsSaid() {
        var signed = root.at(PKI).sign(DEVICE, VaultWish.NONE, PracticeCsr.ec("thing-1.lab.test"));
        clock.advance(Duration.ofDays(40));
        assertThatThrownBy(() -> root.at(PKI).revoke(signed.serial())).isInstanceOfSatisfying(VaultRefused.class, no -> {
            assertThat(no.why()).isEqualTo(VaultRefused.Why.EXPIRED);
            assertThat(no.saying()).contains("already expired");
        });
    }

    @Test void aMountWithoutAnAuthoritySaysSo() {
        var empty = new VaultPath("lab/empty");
        root.setUp().mount(empty);
        assertThat(root.at(empty).chain()).isEmpty();
        assertThatThrownBy(() -> root.at(empty).authority()).isInstanceOfSatisfying(VaultRefused.class,
                none -> assertThat(none.why()).isEqualTo(VaultRefused.Why.NO_AUTHORITY));
        assertThatThrownBy(() -> root.at(empty).list()).isInstanceOfSatisfying(VaultRefused.class,
                none -> assertThat(none.why()).isEqualTo(VaultRefused.Why.NO_AUTHORITY));
    }

    @Test void theTwoProductsAreToldApart() {
        assertThat(root.health().label()).isEqualTo("HashiCorp Vault 1.6.0-practice");
        practice.beOpenBao();
        assertThat(root.health().product()).isEqualTo(VaultProduct.OPENBAO);
    }

    private static Why missed(String address, List<Bytes> trusted) {
        var parsed = VaultAddress.parse(address, "").orRefuse();
        return catchThrowableOfType(VaultUnreached.class, () -> Vault.health(parsed, trusted, Progress.NONE)).why();
    }

    @Test void tlsIsNeverLeftUnverified() {
        var now = Clock.systemUTC().instant();
        var tls = PracticeTls.of("localhost", now);
        try (var secure = PracticeVault.start(clock, tls)) {
            assertThat(Vault.health(secure.address(), List.of(tls.certificate()), Progress.NONE).ready()).isTrue();
            assertThat(missed(secure.address().base().toString(), List.of())).isEqualTo(Why.NOT_TRUSTED);
            assertThat(secure.asked()).hasSize(1);
        }
        var other = PracticeTls.of("vault.lab", now);
        try (var secure = PracticeVault.start(clock, other)) {
            assertThat(missed(secure.address().base().toString(), List.of(other.certificate()))).isEqualTo(Why.NOT_TRUSTED);
        }
    }

    @Test void plainHttpBehindHttpsIsNamed() throws IOException {
        try (var server = new ServerSocket(0, 4, InetAddress.getLoopbackAddress())) {
            Thread.startVirtualThread(() -> answerInTheClear(server));
            assertThat(missed("https://127.0.0.1:" + server.getLocalPort(), List.of())).isEqualTo(Why.NOT_TLS);
        }
    }

    // As a Vault without TLS does when it is greeted in TLS.
    private static void answerInTheClear(ServerSocket server) {
        try (var socket = server.accept()) {
            socket.getInputStream().read(new byte[512]);
            socket.getOutputStream().write("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    @Test void aPortWhereNobodyListensAndAHostThatNobodyKnowsAreNamed() throws IOException {
        int closed;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = socket.getLocalPort();
        }
        assertThat(missed("https://127.0.0.1:" + closed, List.of())).isEqualTo(Why.NO_CONNECTION);
        assertThat(missed("https://no-such-host.invalid", List.of())).isEqualTo(Why.UNKNOWN_HOST);
    }

    private static Throwable against(int status, String location, String body) throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                exchange.getRequestBody().readAllBytes();
                if (!location.isEmpty()) {
                    exchange.getResponseHeaders().set("Location", location);
                }
                exchange.sendResponseHeaders(status, body.length());
                exchange.getResponseBody().write(body.getBytes(StandardCharsets.US_ASCII));
            }
        });
        server.start();
        var address = VaultAddress.parse("http://127.0.0.1:" + server.getAddress().getPort(), "").orRefuse();
        try (var vault = Vault.open(address, List.of(), VaultLogin.Token.of("t".toCharArray()), Progress.NONE)) {
            return catchThrowable(() -> sign(vault));
        } finally {
            server.stop(0);
        }
    }

    @Test void theNamespaceIsNamedInEveryRequestButThatAboutTheServerAsAWhole() throws IOException {
        var named = new ConcurrentHashMap<String, List<String>>();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            named.put(exchange.getRequestURI().getPath(), exchange.getRequestHeaders().getOrDefault("X-Vault-Namespace", List.of()));
            exchange.sendResponseHeaders(404, -1);
            exchange.close();
        });
        server.start();
        var address = VaultAddress.parse("http://127.0.0.1:" + server.getAddress().getPort(), "lab/team-a").orRefuse();
        try (var vault = Vault.open(address, List.of(), VaultLogin.Token.of("t".toCharArray()), Progress.NONE)) {
            assertThat(catchThrowable(vault::health)).isInstanceOf(Failure.class);
            assertThat(catchThrowable(vault::lookupSelf)).isInstanceOf(Failure.class);
        } finally {
            server.stop(0);
        }
        assertThat(named).containsOnly(Map.entry("/v1/sys/health", List.of()), Map.entry("/v1/auth/token/lookup-self", List.of("lab/team-a")));
    }

    @Test void aServerThatWantsTlsIsNamed() throws IOException {
        assertThat(against(400, "", "Client sent an HTTP request to an HTTPS server.\n")).isInstanceOfSatisfying(VaultUnreached.class,
                plain -> assertThat(plain.why()).isEqualTo(Why.WANTS_TLS));
    }

    @Test void aRedirectIsNotFollowed() throws IOException {
        var there = practice.address().base() + "/v1/pki_int/sign/device";
        assertThat(against(307, there, "")).isInstanceOfSatisfying(VaultRefused.class, elsewhere -> {
            assertThat(elsewhere.why()).isEqualTo(VaultRefused.Why.ELSEWHERE);
            assertThat(elsewhere.saying()).isEqualTo(there);
        });
        assertThat(practice.asked()).isEmpty();
    }

    @Test void anotherServerIsNotTakenForAVault() throws IOException {
        assertThat(against(404, "", "<html>not here</html>")).isInstanceOf(VaultFailure.VaultUnreadable.class);
        assertThat(against(502, "", "<html>bad gateway</html>")).isInstanceOfSatisfying(VaultRefused.class,
                gateway -> assertThat(gateway.why()).isEqualTo(VaultRefused.Why.FAULT));
    }

    @Test void noSecretShowsItself() {
        var token = practice.token("", Duration.ofMinutes(5), 0);
        String secret = token.use(String::new);
        var failure = catchThrowable(() -> {
            try (var vault = Vault.open(practice.address(), List.of(), new VaultLogin.Token(token), Progress.NONE)) {
                sign(vault);
            }
        });
        assertThat(failure).isInstanceOf(VaultFailure.VaultDenied.class).hasMessageNotContaining(secret);
        assertThat(new VaultLogin.Token(token).toString() + VaultLogin.AppRole.of(PKI, "id", secret.toCharArray())).doesNotContain(secret);
        assertThat(Ask.login("auth/approle/login", Map.of("secret_id", secret)).toString()).doesNotContain(secret);
        assertThatThrownBy(() -> token.use(String::new)).isInstanceOf(IllegalStateException.class);
    }
}
