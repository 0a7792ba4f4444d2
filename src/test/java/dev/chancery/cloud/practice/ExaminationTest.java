package dev.chancery.cloud.practice;

import static dev.chancery.cloud.practice.Forge.CA;
import static dev.chancery.cloud.practice.Forge.SIGNS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.chancery.Judge;
import dev.chancery.TestClock;
import dev.chancery.cloud.practice.Refusal.Why;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExaminationTest {

    private static final String CODE = "3f0c9a2be1d74c5aa1f86d0b77c1e2f33f0c9a2be1d74c5aa1f86d0b77c1e2f3";

    @TempDir Path folder;
    private final TestClock clock = new TestClock(Instant.now().plus(Duration.ofHours(1)));
    private final Examination examination = new Examination(clock);
    private Forge forge;

    @BeforeEach void light() {
        forge = new Forge(folder);
    }

    private static Refusal refusal(ThrowingCallable checked) {
        var refusal = catchThrowableOfType(Refusal.class, checked);
        assertThat(refusal).isNotNull();
        return refusal;
    }

    private String refused(String pem) {
        var refusal = refusal(() -> examination.authority(examination.pem(pem)));
        assertThat(refusal.why()).isEqualTo(Why.BAD_CERTIFICATE);
        return refusal.getMessage();
    }

    private Why refusedProof(String proof) {
        return refusal(() -> examination.proof(examination.pem(proof), examination.pem(forge.pem("ca")), CODE)).why();
    }

    @Test void authoritiesOfTheUsualKeysMayBeOne() {
        for (var key : new String[] {"rsa:2048", "ec:P-256", "ec:P-384", "ec:P-521"}) {
            var ca = forge.authority("ca", key, "-sha256", CA, SIGNS);
            assertThatCode(() -> examination.authority(examination.pem(ca))).as(key).doesNotThrowAnyException();
        }
    }

    @Test void whoeverIsNoAuthorityIsRefused() {
        assertThat(refused(forge.authority("a", "ec:P-256", "-sha256", "basicConstraints=critical,CA:FALSE", SIGNS))).contains("basicConstraints");
        assertThat(refused(forge.authority("b", "ec:P-256", "-sha256", CA, "keyUsage=critical,digitalSignature"))).contains("keyCertSign");
        assertThat(refused(forge.authority("c", "ec:P-256", "-sha256", CA))).contains("keyCertSign");
        forge.authority("ca");
        assertThat(refused(forge.proof("ca", "/CN=leaf"))).containsAnyOf("version 3", "basicConstraints");
    }

    @Test void weakKeysAndOldSignaturesAreRefused() {
        assertThat(refused(forge.authority("a", "rsa:1024", "-sha256", CA, SIGNS))).contains("key");
        assertThat(refused(forge.authority("b", "ec:secp256k1", "-sha256", CA, SIGNS))).contains("key");
        assertThat(refused(forge.authority("c", "rsa:2048", "-sha1", CA, SIGNS))).contains("signature algorithm");
    }

    @Test void whatIsNotValidNowIsRefused() {
        var ca = forge.authority("ca");
        clock.advance(Duration.ofDays(31));
        assertThat(refused(ca)).contains("not valid now");
        clock.advance(Duration.ofDays(-40));
        assertThat(refused(ca)).contains("not valid now");
    }

    @Test void oneCertificateAndNothingElseIsTaken() {
        var ca = forge.authority("ca");
        assertThat(refused(ca + ca)).contains("exactly one");
        assertThat(refused(ca + forge.key("ca"))).contains("private key");
        assertThat(refused("no certificate")).contains("exactly one");
        assertThat(refused(ca.replace("MII", "MIJ"))).contains("certificate");
        assertThat(refused(ca.substring(0, 200))).contains("PEM");
    }

    @Test void base64IsOfDerOrOfAFileOfPemAndNothingElse() {
        var ca = forge.authority("ca");
        var der = Base64.getEncoder().encodeToString(Examination.encoded(examination.pem(ca)));
        var wrapped = Base64.getEncoder().encodeToString(ca.getBytes(StandardCharsets.US_ASCII));
        assertThat(examination.base64(der)).isEqualTo(examination.base64(wrapped)).isEqualTo(examination.pem(ca));
        assertThat(refusal(() -> examination.base64(ca)).why()).isEqualTo(Why.WRONG_ENCODING);
        var more = Base64.getEncoder().encodeToString((new String(Base64.getDecoder().decode(der), StandardCharsets.ISO_8859_1) + "x").getBytes(StandardCharsets.ISO_8859_1));
        assertThat(refusal(() -> examination.base64(more)).why()).isEqualTo(Why.BAD_CERTIFICATE);
    }

    @Test void aProofIsByTheAuthorityAndItsOnlyNameIsTheCode() {
        var ca = examination.pem(forge.authority("ca"));
        var proof = examination.pem(forge.proof("ca", "/CN=" + CODE));
        assertThatCode(() -> examination.proof(proof, ca, CODE)).doesNotThrowAnyException();
        assertThat(refusal(() -> examination.proof(proof, ca, CODE.toUpperCase(java.util.Locale.ROOT))).why()).isEqualTo(Why.WRONG_CODE);
        assertThat(refusal(() -> examination.proof(proof, ca, "")).why()).isEqualTo(Why.WRONG_CODE);
        assertThatCode(() -> examination.proof(examination.pem(forge.proof("ca", "/C=DE/O=Lab/CN=" + CODE)), ca, CODE)).doesNotThrowAnyException();
    }

    @Test void almostTheCodeIsNotTheCode() {
        forge.authority("ca");
        for (var subject : new String[] {"/O=Lab", "/CN=" + CODE.substring(1), "/CN=" + CODE.substring(1) + " ", "/CN=" + CODE.substring(1) + "\n",
                "/CN=" + CODE + "/CN=" + CODE, "/CN=" + CODE + "/CN=other", "/CN= " + CODE.substring(1)}) {
            assertThat(refusedProof(forge.proof("ca", subject))).as(subject).isEqualTo(Why.WRONG_CODE);
        }
    }

    @Test void aProofByAnotherKeyOfTheSameNameIsRefused() throws Exception {
        forge.authority("ca");
        var first = forge.pem("ca");
        forge.authority("ca");
        var proof = forge.proof("ca", "/CN=" + CODE);
        Files.writeString(Path.of(forge.path("ca", "pem")), first);
        assertThat(refusedProof(proof)).isEqualTo(Why.BAD_PROOF);
    }

    @Test void aProofByAnotherAuthorityIsRefused() {
        var ca = examination.pem(forge.authority("ca"));
        forge.authority("other");
        assertThat(refusal(() -> examination.proof(examination.pem(forge.proof("other", "/CN=" + CODE)), ca, CODE)).why()).isEqualTo(Why.BAD_PROOF);
    }

    @Test void aProofThatRanOutIsRefused() {
        forge.authority("ca");
        var proof = forge.proof("ca", "/CN=" + CODE);
        clock.advance(Duration.ofDays(8));
        assertThat(refusedProof(proof)).isEqualTo(Why.BAD_CERTIFICATE);
    }

    @Test void aSignedCodeIsWhatOpenSslSigns() throws Exception {
        for (var key : new String[] {"rsa:2048", "ec:P-256"}) {
            var ca = examination.pem(forge.authority("ca", key, "-sha256", CA, SIGNS));
            assertThat(examination.signed(signature("code-1"), ca, "code-1")).as(key).isTrue();
            assertThat(examination.signed(signature("code-1\n"), ca, "code-1")).as(key).isFalse();
            assertThat(examination.signed("!", ca, "code-1")).isFalse();
        }
    }

    private String signature(String text) throws Exception {
        var code = Files.writeString(folder.resolve("code.txt"), text);
        var signed = folder.resolve("code.sig");
        Judge.run("openssl", "dgst", "-sha256", "-sign", forge.path("ca", "key"), "-out", signed.toString(), code.toString()).accepted();
        return Base64.getEncoder().encodeToString(Files.readAllBytes(signed));
    }
}
