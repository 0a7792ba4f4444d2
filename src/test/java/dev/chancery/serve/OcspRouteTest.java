package dev.chancery.serve;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.SerialNumber;
import dev.chancery.engine.Scope;
import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.ocsp.OCSPObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.ocsp.BasicOCSPResp;
import org.bouncycastle.cert.ocsp.CertificateID;
import org.bouncycastle.cert.ocsp.OCSPReqBuilder;
import org.bouncycastle.cert.ocsp.OCSPResp;
import org.bouncycastle.operator.bc.BcDigestCalculatorProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The responder says what the store says, in answers that OpenSSL verifies with the chain alone.
class OcspRouteTest {

    private static final String TYPE = "application/ocsp-request";

    private static Judge.Verdict openssl(TestEndpoints lab, Certificate certificate, String... more) throws Exception {
        var command = new ArrayList<>(List.of("openssl", "ocsp", more.length == 1 ? more[0] : "-sha1", "-issuer", lab.pem("issuer.pem", lab.hall.certificate()).toString(),
                "-cert", lab.pem("asked.pem", certificate).toString(), "-CAfile", lab.pem("root.pem", lab.root.certificate()).toString(),
                "-url", lab.url("/ocsp")));
        command.addAll(more.length == 1 ? List.of() : List.of(more));
        Judge.require("openssl");
        return Judge.runIn(lab.folder, command);
    }

    @ParameterizedTest @EnumSource(value = KeySpec.class, names = {"EC_P256", "RSA_2048", "ED25519"})
    void opensslIsToldGoodHeldRevokedAndUnknown(KeySpec key, @TempDir Path folder) throws Exception {
        try (var lab = TestEndpoints.in(folder, key)) {
            lab.start(lab.plain());
            var device = lab.device("press-7");
            assertThat(openssl(lab, device).accepted().output()).contains("Response verify OK", "asked.pem: good").doesNotContain("WARNING");
            lab.lab.office.revocations().revoke(Scope.of(device.id()), Reason.CERTIFICATE_HOLD);
            assertThat(openssl(lab, device).output()).contains("asked.pem: revoked", "Reason: certificateHold");
            lab.lab.office.revocations().release(Scope.of(device.id()));
            assertThat(openssl(lab, device).output()).contains("asked.pem: good");
            lab.lab.office.revocations().revoke(Scope.of(device.id()), Reason.KEY_COMPROMISE);
            assertThat(openssl(lab, device, "-sha256").output())
                    .contains("Response verify OK", "asked.pem: revoked", "Reason: keyCompromise", "Revocation Time:");
            assertThat(openssl(lab, device, "-serial", "0x1234567890").output()).contains("0x1234567890: unknown");
        }
    }

    @Test void theAuthorityItselfIsAnsweredForByItsIssuer(@TempDir Path folder) throws Exception {
        try (var lab = TestEndpoints.in(folder)) {
            lab.start(lab.plain());
            Judge.require("openssl");
            assertThat(Judge.runIn(folder, List.of("openssl", "ocsp", "-issuer", lab.pem("root.pem", lab.root.certificate()).toString(), "-cert",
                    lab.pem("hall.pem", lab.hall.certificate()).toString(), "-CAfile", folder.resolve("root.pem").toString(), "-url", lab.url("/ocsp")))
                    .output()).contains("Response verify OK", "hall.pem: good");
        }
    }

    private static CertificateID id(Authority issuer, BigInteger serial) throws Exception {
        return new CertificateID(new BcDigestCalculatorProvider().get(CertificateID.HASH_SHA1),
                new X509CertificateHolder(issuer.certificate().der().toArray()), serial);
    }

    private static byte[] request(byte[] nonce, CertificateID... ids) throws Exception {
        var builder = new OCSPReqBuilder();
        for (var id : ids) {
            builder.addRequest(id);
        }
        if (nonce != null) {
            builder.setRequestExtensions(new Extensions(new Extension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce, false,
                    new DEROctetString(nonce).getEncoded())));
        }
        return builder.build().getEncoded();
    }

    private static OCSPResp post(TestEndpoints lab, byte[] request) throws Exception {
        var reply = lab.send("POST", "/ocsp", request, "Content-Type", TYPE);
        assertThat(reply.statusCode()).isEqualTo(200);
        assertThat(reply.headers().firstValue("Content-Type")).contains("application/ocsp-response");
        return new OCSPResp(reply.body());
    }

    @ParameterizedTest @ValueSource(ints = {1, 16, 32, 128})
    void aNonceComesBackAsItWent(int octets, @TempDir Path folder) throws Exception {
        try (var lab = TestEndpoints.in(folder)) {
            lab.start(lab.plain());
            var nonce = new byte[octets];
            new Random(octets).nextBytes(nonce);
            var answer = (BasicOCSPResp) post(lab, request(nonce, id(lab.hall, BigInteger.TEN))).getResponseObject();
            assertThat(answer.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nonce).getParsedValue()).isEqualTo(new DEROctetString(nonce));
        }
    }

    @ParameterizedTest @ValueSource(ints = {0, 129, 4000})
    void aNonceThatIsEmptyOrTooLongIsMalformed(int octets, @TempDir Path folder) throws Exception {
        try (var lab = TestEndpoints.in(folder)) {
            lab.start(lab.plain());
            assertThat(post(lab, request(new byte[octets], id(lab.hall, BigInteger.TEN))).getStatus()).isEqualTo(OCSPResp.MALFORMED_REQUEST);
        }
    }

    @Test void severalAreAnsweredInOneAndForeignIssuersAreNoneOfItsBusiness(@TempDir Path folder, @TempDir Path other) throws Exception {
        try (var lab = TestEndpoints.in(folder); var stranger = TestEndpoints.in(other)) {
            lab.start(lab.plain());
            var device = lab.device("press-7");
            var foreign = id(stranger.hall, BigInteger.ONE);
            var answer = (BasicOCSPResp) post(lab, request(null, foreign, id(lab.hall, device.serial().value()))).getResponseObject();
            assertThat(answer.getResponses()).hasSize(2);
            assertThat(answer.getResponses()[0].getCertStatus()).isNotNull();
            assertThat(answer.getResponses()[1].getCertStatus()).isNull();
            assertThat(post(lab, request(null, foreign)).getStatus()).isEqualTo(OCSPResp.UNAUTHORIZED);
        }
    }

    private static HttpResponse<byte[]> get(TestEndpoints lab, String base64, String... headers) throws Exception {
        return lab.get("/ocsp/" + base64, headers);
    }

    @Test void aQuestionInThePathIsAnsweredAndMayBeKept(@TempDir Path folder) throws Exception {
        try (var lab = TestEndpoints.in(folder)) {
            lab.start(lab.plain());
            for (int i = 0; i < 60; i++) {
                var serial = SerialNumber.random(lab.lab.surroundings.random()).value();
                var asked = Base64.getEncoder().encodeToString(request(null, id(lab.hall, serial)));
                var plain = get(lab, asked);
                assertThat(plain.statusCode()).as(asked).isEqualTo(200);
                assertThat(new OCSPResp(plain.body()).getStatus()).as(asked).isEqualTo(OCSPResp.SUCCESSFUL);
                var written = asked.replace("+", "%2B").replace("/", "%2F").replace("=", "%3D");
                assertThat(new OCSPResp(get(lab, written).body()).getStatus()).as(written).isEqualTo(OCSPResp.SUCCESSFUL);
                assertThat(plain.headers().firstValue("Cache-Control").orElseThrow()).startsWith("max-age=300,");
            }
            assertThat(new OCSPResp(get(lab, "not-base64").body()).getStatus()).isEqualTo(OCSPResp.MALFORMED_REQUEST);
            assertThat(lab.send("PUT", "/ocsp", new byte[] {1}).statusCode()).isEqualTo(405);
            assertThat(lab.send("POST", "/ocsp", new byte[] {1}, "Content-Type", "text/plain").statusCode()).isEqualTo(415);
        }
    }

    @Test void malformedQuestionsAreToldSoAndAThousandMutatedOnesBreakNothing(@TempDir Path folder) throws Exception {
        try (var lab = TestEndpoints.in(folder)) {
            lab.start(lab.plain());
            var good = request(new byte[16], id(lab.hall, lab.device("press-7").serial().value()));
            for (var bad : List.of(new byte[] {0x30}, new byte[] {0x30, 0}, new byte[] {5, 0}, new byte[5000], "hello".getBytes(),
                    java.util.Arrays.copyOf(good, good.length - 1), java.util.Arrays.copyOf(good, good.length + 1))) {
                assertThat(post(lab, bad).getStatus()).isEqualTo(OCSPResp.MALFORMED_REQUEST);
            }
            long seed = new Random().nextLong();
            var random = new Random(seed);
            for (int i = 0; i < 1000; i++) {
                var mutated = good.clone();
                for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
                    mutated[random.nextInt(mutated.length)] = (byte) random.nextInt();
                }
                assertThat(post(lab, mutated).getStatus()).as("seed " + seed)
                        .isIn(OCSPResp.SUCCESSFUL, OCSPResp.MALFORMED_REQUEST, OCSPResp.UNAUTHORIZED);
            }
            assertThat(post(lab, good).getStatus()).isEqualTo(OCSPResp.SUCCESSFUL);
        }
    }

    @Test void theRespondersCertificateIsOneFromStartToStartShortLivedAndFollowedInTime(@TempDir Path folder) throws Exception {
        try (var lab = TestEndpoints.in(folder)) {
            lab.start(lab.plain());
            var asked = request(null, id(lab.hall, BigInteger.TEN));
            var first = responder(post(lab, asked));
            lab.running.stop();
            lab.lab.reopen();
            lab.running = new Endpoints(lab.lab.office.endpoints(), lab.log, lab.lab.clock);
            lab.start(lab.plain());
            assertThat(responder(post(lab, asked))).isEqualTo(first);
            assertThat(first.getExtension(OCSPObjectIdentifiers.id_pkix_ocsp_nocheck)).isNotNull();
            lab.lab.clock.advance(Duration.ofDays(60));
            assertThat(responder(post(lab, asked))).isNotEqualTo(first);
            assertThat(lab.lab.office.renewals().ending(Duration.ofDays(60))).as("what the store follows by itself").isEmpty();
            Files.write(folder.resolve("responder.der"), first.getEncoded());
            assertThat(Judge.run("openssl", "x509", "-inform", "DER", "-noout", "-text", "-in", folder.resolve("responder.der").toString())
                    .accepted().output()).contains("OCSP Signing", "OCSP No Check");
        }
    }

    private static X509CertificateHolder responder(OCSPResp answer) throws Exception {
        return ((BasicOCSPResp) answer.getResponseObject()).getCerts()[0];
    }

    @Test void aRevokedResponderIsFollowedAtOnce(@TempDir Path folder) throws Exception {
        try (var lab = TestEndpoints.in(folder)) {
            lab.start(lab.plain());
            var asked = request(null, id(lab.hall, BigInteger.TEN));
            var first = responder(post(lab, asked));
            var kept = lab.lab.office.certificates().rows(lab.lab.office.certificates().ids(dev.chancery.domain.CertificateQuery.ALL)).stream()
                    .filter(one -> one.profile().equals("endpoint-ocsp")).findFirst().orElseThrow();
            lab.lab.office.revocations().revoke(Scope.of(kept.id()), Reason.KEY_COMPROMISE);
            assertThat(responder(post(lab, asked))).isNotEqualTo(first);
        }
    }
}
