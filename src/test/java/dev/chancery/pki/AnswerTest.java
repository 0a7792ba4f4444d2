package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Any;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.RequestViolation;
import dev.chancery.domain.RequestViolation.UnfitAnswer.Why;
import dev.chancery.domain.Wish;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerTest {

    private final Lab.Lineage lab = Lab.lineage(KeySpec.EC_P256);
    private final byte[] request = request(lab.device());

    private static byte[] request(Lab.Held held) {
        return SigningRequest.write(new Wish(Lab.name("press-001"), List.of(), KeySpec.EC_P256, Profile.DEVICE), held.pair());
    }

    private static byte[] pem(byte[]... ders) {
        return Pem.certificates(List.of(ders)).getBytes(StandardCharsets.US_ASCII);
    }

    private Answer answer(byte[] input, byte[]... known) {
        return Answer.of(request, input, List.of(known), Lab.NOW);
    }

    @Test
    void theChainIsPutInOrderWhateverTheOrderOfTheFile() {
        var answer = answer(pem(lab.root().der(), lab.device().der(), lab.intermediate().der()));
        assertThat(answer.chain()).containsExactly(lab.device().der(), lab.intermediate().der(), lab.root().der());
        assertThat(answer.complete()).isTrue();
        assertThat(answer.others()).isZero();
    }

    @Test
    void issuersThatAreKnownHereCompleteTheChain() {
        var answer = answer(lab.device().der(), lab.root().der(), lab.intermediate().der());
        assertThat(answer.chain()).hasSize(3);
        assertThat(answer.complete()).isTrue();
    }

    @Test
    void aChainWithoutItsRootIsTakenAndSaidToBeIncomplete() {
        var answer = answer(pem(lab.device().der(), lab.intermediate().der()));
        assertThat(answer.chain()).hasSize(2);
        assertThat(answer.complete()).isFalse();
    }

    @Test
    void whatDoesNotBelongIsCountedAndLeftOut() {
        var other = Lab.root(KeySpec.EC_P384);
        var answer = answer(pem(other.der(), lab.device().der()));
        assertThat(answer.chain()).containsExactly(lab.device().der());
        assertThat(answer.others()).isOne();
    }

    private void refused(Why why, byte[] input, byte[]... known) {
        assertThatThrownBy(() -> answer(input, known)).isInstanceOfSatisfying(Failure.Refused.class,
                refused -> assertThat(refused.violations()).containsExactly(new RequestViolation.UnfitAnswer(why)));
    }

    @Test
    void aCertificateForAnotherKeyIsRefused() {
        refused(Why.OTHER_KEY, pem(lab.intermediate().der(), lab.root().der()));
    }

    @Test
    void theCertificateOfAnAuthorityIsRefused() {
        var authority = Lab.draft(lab.root(), Profile.INTERMEDIATE,
                Lab.request("Trap", KeySpec.EC_P256, dev.chancery.domain.Ttl.days(30), OptionalInt.of(0)))
                .sign(lab.device().pair().getPublic(), lab.root().signingKey());
        refused(Why.FOR_AUTHORITY, authority);
    }

    @Test
    void anExpiredCertificateIsRefused() {
        assertThatThrownBy(() -> Answer.of(request, lab.device().der(), List.of(), Lab.NOW.plus(Duration.ofDays(366))))
                .isInstanceOfSatisfying(Failure.Refused.class, refused ->
                        assertThat(refused.violations()).containsExactly(new RequestViolation.UnfitAnswer(Why.EXPIRED)));
    }

    @Test
    void aForgedSignatureIsRefused() {
        var forged = lab.device().der().clone();
        forged[forged.length - 1] ^= 1;
        refused(Why.BAD_SIGNATURE, forged, lab.intermediate().der());
        refused(Why.BAD_SIGNATURE, pem(forged, lab.intermediate().der()));
    }

    @Test
    void aMessageOfOpensslIsRead(@TempDir Path folder) throws Exception {
        Lab.pem(folder, "all.pem", lab.device().der(), lab.intermediate().der());
        dev.chancery.Judge.require("openssl");
        for (var form : List.of("PEM", "DER")) {
            dev.chancery.Judge.runIn(folder, List.of("openssl", "crl2pkcs7", "-nocrl", "-certfile", "all.pem", "-outform", form,
                    "-out", "answer.p7b")).accepted();
            assertThat(answer(Files.readAllBytes(folder.resolve("answer.p7b"))).chain()).hasSize(2);
        }
    }

    @Test
    void anythingElseIsRefusedByName() {
        for (var input : List.of(new byte[0], new byte[] {0x30, 0}, "hello".getBytes(StandardCharsets.US_ASCII),
                Pem.request(request).getBytes(StandardCharsets.US_ASCII), request)) {
            assertThatThrownBy(() -> answer(input)).isInstanceOf(Failure.class);
        }
    }

    @Test
    void aDamagedAnswerIsReadOrRefusedAndNothingElse() {
        var whole = lab.device().der();
        Any.holdsFor(random -> CertificateReaderTest.damaged(random, whole), damaged -> CertificateReaderTest.readOrRefused(
                () -> answer(damaged, lab.intermediate().der(), lab.root().der())));
    }
}
