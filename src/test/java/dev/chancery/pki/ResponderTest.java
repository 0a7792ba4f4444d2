package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.chancery.Any;
import dev.chancery.Judge;
import dev.chancery.domain.Cause;
import dev.chancery.domain.Cause.OcspUnreached;
import dev.chancery.domain.Cause.OcspUntrusted;
import dev.chancery.domain.Cause.OcspUntrusted.Why;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.pki.Forge.Made;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPRespBuilder;
import org.bouncycastle.cert.ocsp.CertificateStatus;
import org.bouncycastle.cert.ocsp.OCSPReq;
import org.bouncycastle.cert.ocsp.OCSPRespBuilder;
import org.bouncycastle.cert.ocsp.RespID;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// OpenSSL's responder is asked, and one that does everything wrong.
class ResponderTest {

    private static final Duration DAY = Duration.ofDays(1);

    @TempDir Path folder;
    private final Instant now = Instant.now();
    private final Made root = current(Forge.authority("Root")).selfSigned();
    private int port;
    private Process running;
    private HttpServer liar;

    private Forge current(Forge forge) {
        return forge.valid(now.minus(DAY), now.plus(DAY));
    }

    private Made delegate(Made issuer) {
        return current(Forge.of("Responder").usage(KeyUsage.digitalSignature).purposes(KeyPurposeId.id_kp_OCSPSigning)).by(issuer);
    }

    @BeforeEach void findPort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
    }

    @AfterEach void stop() throws Exception {
        if (running != null) {
            running.destroy();
            running.waitFor(10, TimeUnit.SECONDS);
        }
        if (liar != null) {
            liar.stop(0);
        }
    }

    private Made device(String name) {
        return current(Forge.device(name).with(Extension.authorityInfoAccess, false, new AuthorityInformationAccess(
                AccessDescription.id_ad_ocsp, new GeneralName(GeneralName.uniformResourceIdentifier, "http://127.0.0.1:" + port + "/")))).by(root);
    }

    private Cause ask(Made device) {
        return ask(device, Duration.ofSeconds(10));
    }

    private Cause ask(Made device, Duration limit) {
        return new Responder(now, Lab.RANDOM, limit, Progress.NONE).ask(Responder.address(device.der()).orElseThrow(), device.der(), root.der());
    }

    /// Knows the devices by OpenSSL's index: `V` valid or `R` revoked. A connection without a question would end it.
    private void start(Made signer, List<String> more, String... index) throws Exception {
        Judge.require("openssl");
        Files.writeString(folder.resolve("index.txt"), String.join("", index));
        var command = new ArrayList<>(List.of("openssl", "ocsp", "-port", String.valueOf(port), "-index", folder.resolve("index.txt").toString(),
                "-CA", Lab.pem(folder, "ca.pem", root.der()), "-rsigner", Lab.pem(folder, "signer.pem", signer.der()),
                "-rkey", Lab.write(folder, "signer.key", Pem.privateKey(signer.pair().getPrivate().getEncoded()))));
        command.addAll(more);
        var log = folder.resolve("ocsp.log");
        running = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        for (int i = 0; i < 300 && running.isAlive(); i++) {
            if (Files.readString(log).contains("waiting for OCSP client connections")) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new AssertionError("the responder does not listen: " + Files.readString(log));
    }

    private static String line(Made device, String revoked) {
        var serial = CertificateReader.facts(device.der()).serial().hex().toUpperCase(java.util.Locale.ROOT);
        return "%s\t301231235959Z\t%s\t%s\tunknown\t/CN=x%n".formatted(revoked.isEmpty() ? "V" : "R", revoked,
                serial.length() % 2 == 0 ? serial : "0" + serial);
    }

    @Test void opensslsResponderSaysGoodRevokedAndUnknown() throws Exception {
        var good = device("good");
        var revoked = device("revoked");
        start(delegate(root), List.of("-nmin", "5"), line(good, ""), line(revoked, "260102030405Z,keyCompromise"));
        assertThat(ask(good)).isInstanceOfSatisfying(Cause.OcspGood.class, answer -> assertThat(answer.fresh()).isTrue());
        assertThat(ask(revoked)).isEqualTo(new Cause.OcspRevoked(Instant.parse("2026-01-02T03:04:05Z"), Reason.KEY_COMPROMISE));
        assertThat(ask(device("unknown"))).isEqualTo(new Cause.OcspUnknown());
    }

    @Test void theIssuerItselfMayAnswerAndByItsKey() throws Exception {
        var good = device("good");
        start(root, List.of("-nmin", "5", "-resp_key_id"), line(good, ""));
        assertThat(ask(good)).isInstanceOf(Cause.OcspGood.class);
    }

    @Test void somebodyElseMayNotAnswer() throws Exception {
        var good = device("good");
        start(current(Forge.of("Not a responder").usage(KeyUsage.digitalSignature)).by(root), List.of("-nmin", "5"), line(good, ""));
        assertThat(ask(good)).isEqualTo(new OcspUntrusted(Why.SIGNER));
    }

    @Test void aDelegateOfAnotherMayNotAnswer() throws Exception {
        var good = device("good");
        start(delegate(current(Forge.authority("Other")).selfSigned()), List.of("-nmin", "5"), line(good, ""));
        assertThat(ask(good)).isEqualTo(new OcspUntrusted(Why.SIGNER));
    }

    private void lie(int status, UnaryOperator<byte[]> answer) throws IOException {
        liar = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
        liar.createContext("/", exchange -> {
            var body = answer.apply(exchange.getRequestBody().readAllBytes());
            exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
            exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
            try (var out = exchange.getResponseBody()) {
                out.write(body);
            }
        });
        liar.start();
    }

    private interface Answer {
        void to(BasicOCSPRespBuilder builder, OCSPReq question) throws Exception;
    }

    private byte[] answer(byte[] question, Answer answer) {
        try {
            var read = new OCSPReq(question);
            var builder = new BasicOCSPRespBuilder(new RespID(root.name()));
            answer.to(builder, read);
            var basic = builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(root.pair().getPrivate()),
                    new X509CertificateHolder[0], Date.from(now));
            return new OCSPRespBuilder().build(OCSPRespBuilder.SUCCESSFUL, basic).getEncoded();
        } catch (Exception impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void good(BasicOCSPRespBuilder builder, OCSPReq question, Instant from, Instant until) {
        builder.addResponse(question.getRequestList()[0].getCertID(), CertificateStatus.GOOD, Date.from(from), Date.from(until));
    }

    private static void nonce(BasicOCSPRespBuilder builder, Extension nonce) {
        builder.setResponseExtensions(new Extensions(nonce));
    }

    private static Extension nonce(OCSPReq question) {
        return question.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce);
    }

    @Test void anAnswerToAnotherQuestionIsNotTaken() throws Exception {
        lie(200, question -> answer(question, (builder, read) -> {
            good(builder, read, now, now.plus(DAY));
            var octets = nonce(read).getExtnValue().getOctets();
            octets[octets.length - 1] ^= 1;
            nonce(builder, new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false, octets));
        }));
        assertThat(ask(device("good"))).isEqualTo(new OcspUntrusted(Why.OTHER_NONCE));
    }

    @Test void anAnswerWithoutNonceIsTakenWhileItLasts() throws Exception {
        lie(200, question -> answer(question, (builder, read) -> good(builder, read, now.minus(DAY), now.plus(DAY))));
        assertThat(ask(device("good"))).isInstanceOfSatisfying(Cause.OcspGood.class, answer -> assertThat(answer.fresh()).isFalse());
    }

    @Test void anOldAnswerIsNotTaken() throws Exception {
        lie(200, question -> answer(question, (builder, read) -> good(builder, read, now.minus(DAY), now.minusSeconds(600))));
        assertThat(ask(device("good"))).isEqualTo(new OcspUntrusted(Why.NOT_CURRENT));
    }

    @Test void anAnswerAboutAnotherCertificateIsNotTaken() throws Exception {
        var other = new OcspQuestion(Sighted.of(device("other").der()), Sighted.of(root.der()), Lab.RANDOM).encoded();
        lie(200, question -> answer(question, (builder, read) -> {
            good(builder, new OCSPReq(other), now, now.plus(DAY));
            nonce(builder, nonce(read));
        }));
        assertThat(ask(device("good"))).isEqualTo(new OcspUntrusted(Why.OTHER_CERTIFICATE));
    }

    @Test void aForgedAnswerIsNotTaken() throws Exception {
        lie(200, question -> {
            var whole = answer(question, (builder, read) -> good(builder, read, now, now.plus(DAY)));
            whole[whole.length - 1] ^= 1;
            return whole;
        });
        assertThat(ask(device("good"))).isEqualTo(new OcspUntrusted(Why.SIGNATURE));
    }

    @Test void noAnswerIsNoVerdict() throws Exception {
        var device = device("good");
        assertThat(ask(device)).isEqualTo(new OcspUnreached("http://127.0.0.1:" + port + "/", OcspUnreached.Why.NO_CONNECTION));
        lie(302, _ -> new byte[0]);
        assertThat(ask(device)).isEqualTo(new OcspUnreached("http://127.0.0.1:" + port + "/", OcspUnreached.Why.REFUSED));
    }

    @Test void aResponderThatNeverAnswersIsLeft() throws Exception {
        try (var silent = new ServerSocket(port, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThat(ask(device("good"), Duration.ofMillis(500)))
                    .isEqualTo(new OcspUnreached("http://127.0.0.1:" + silent.getLocalPort() + "/", OcspUnreached.Why.NO_ANSWER));
        }
    }

    @Test void aResponderThatWantsNotToIsTold() throws Exception {
        lie(200, _ -> new byte[] {0x30, 3, 0x0a, 1, 3});
        assertThat(ask(device("good"))).isEqualTo(new OcspUnreached("http://127.0.0.1:" + port + "/", OcspUnreached.Why.REFUSED));
    }

    /// Around what is signed a few octets may be written in another way; what is said stays the same.
    @Test void nothingElseCanBeMadeOfAnAnswer() {
        var device = device("good");
        var question = new OcspQuestion(Sighted.of(device.der()), Sighted.of(root.der()), Lab.RANDOM);
        var whole = answer(question.encoded(), (builder, read) -> good(builder, read, now, now.plus(DAY)));
        assertThat(question.judge(whole, "", now)).isInstanceOf(Cause.OcspGood.class);
        Any.holdsFor(random -> {
            var changed = random.nextInt(6) == 0 ? Arrays.copyOf(whole, random.nextInt(whole.length)) : whole.clone();
            if (changed.length > 0) {
                changed[random.nextInt(changed.length)] ^= (byte) (1 + random.nextInt(255));
            }
            return changed;
        }, changed -> {
            var said = question.judge(changed, "", now);
            assertThat(said instanceof Cause.OcspGood && !said.equals(question.judge(whole, "", now))).isFalse();
        });
    }

    @Test void aHostWithAnUnderscoreIsAskedAndNotCalledNoAddress() {
        var device = device("good");
        var address = "http://ocsp_ca.invalid/";
        assertThat(new Responder(now, Lab.RANDOM, Duration.ofSeconds(10), Progress.NONE).ask(address, device.der(), root.der()))
                .isEqualTo(new OcspUnreached(address, OcspUnreached.Why.NO_CONNECTION));
    }

    @Test void onlyWebAddressesAreAsked() {
        for (var address : List.of("ldap://a", "file:///etc/passwd", "http://a b", "")) {
            var device = Forge.device("d").with(Extension.authorityInfoAccess, false, new AuthorityInformationAccess(
                    AccessDescription.id_ad_ocsp, new GeneralName(GeneralName.uniformResourceIdentifier, address))).by(root);
            assertThat(Responder.address(device.der())).isEmpty();
        }
    }
}
