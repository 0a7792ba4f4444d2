package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.TextViolation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PossessionTest {

    private static final String CODE = "3f0c9a2be1d74c5aa1f86d0b77c1e2f33f0c9a2be1d74c5aa1f86d0b77c1e2f3";

    @TempDir Path folder;

    private static byte[] proof(Lab.Held ca, String code, KeySpec key) {
        var span = CertificateReader.facts(ca.der()).validity();
        var draft = Possession.draft(Issuer.of(ca.der()), span, code, key, SerialNumber.random(Lab.RANDOM), Lab.NOW).orRefuse();
        return Possession.certificate(draft, ca.signingKey(), code, key, Lab.RANDOM);
    }

    private Path file(String name, String text) throws Exception {
        return Files.writeString(folder.resolve(name), text);
    }

    @ParameterizedTest @EnumSource(value = KeySpec.class, names = {"RSA_2048", "EC_P256", "EC_P384"})
    void opensslVerifiesTheProofAgainstTheAuthority(KeySpec key) throws Exception {
        var ca = Lab.root(key);
        var proof = file("proof.pem", Pem.certificate(proof(ca, CODE, KeySpec.RSA_2048)));
        var root = file("ca.pem", Pem.certificate(ca.der()));
        var at = Long.toString(Lab.NOW.getEpochSecond());
        Judge.run("openssl", "verify", "-x509_strict", "-attime", at, "-CAfile", root.toString(), proof.toString()).accepted();
        var text = Judge.run("openssl", "x509", "-in", proof.toString(), "-noout", "-text").accepted().output();
        assertThat(text).contains("Subject: CN = " + CODE, "CA:FALSE", "Digital Signature", "Subject Key Identifier",
                "Authority Key Identifier", "Version: 3");
    }

    /// The documented way: key and request of its own, signed for seven days. Ours is version 3 with its extensions, starts
    /// earlier and lasts no longer than the authority; subject, issuer, key size and digest are the same.
    @Test void theProofIsWhatTheDocumentedRecipeMakes() throws Exception {
        var ca = Lab.root(KeySpec.RSA_2048);
        file("ca.pem", Pem.certificate(ca.der()));
        Files.write(folder.resolve("ca.key"), Pem.privateKey(ca.pkcs8()));
        for (var line : new String[] {"genrsa -out v.key 2048", "req -new -key v.key -out v.csr -subj /CN=" + CODE,
                "x509 -req -in v.csr -CA ca.pem -CAkey ca.key -CAcreateserial -out v.pem -days 7 -sha256"}) {
            Judge.require("openssl");
            Judge.runIn(folder, java.util.stream.Stream.concat(java.util.stream.Stream.of("openssl"),
                    java.util.Arrays.stream(line.split(" "))).toList()).accepted();
        }
        file("ours.pem", Pem.certificate(proof(ca, CODE, KeySpec.RSA_2048)));
        for (var field : new String[] {"-subject", "-issuer", "-subject_hash", "-issuer_hash"}) {
            assertThat(printed("ours.pem", field)).isEqualTo(printed("v.pem", field));
        }
        for (var name : new String[] {"ours.pem", "v.pem"}) {
            assertThat(printed(name, "-text")).contains("Public-Key: (2048 bit)", "Signature Algorithm: sha256WithRSAEncryption");
        }
    }

    private String printed(String name, String what) {
        return Judge.run("openssl", "x509", "-in", folder.resolve(name).toString(), "-noout", what).accepted().output();
    }

    @Test void itLastsSevenDaysAndNeverLongerThanTheAuthority() {
        var ca = Lab.root(KeySpec.EC_P256);
        var span = CertificateReader.facts(proof(ca, CODE, KeySpec.EC_P256)).validity();
        assertThat(span.notBefore()).as("the authority itself is five minutes old").isEqualTo(CertificateReader.facts(ca.der()).validity().notBefore());
        assertThat(Duration.between(Lab.NOW, span.notAfter())).isBetween(Duration.ofDays(6), Duration.ofDays(7));
        var end = CertificateReader.facts(ca.der()).validity().notAfter();
        var late = draft(ca, CODE, end.minus(Duration.ofDays(2)));
        assertThat(late.preview().validity().notAfter()).isEqualTo(end);
    }

    private static Draft draft(Lab.Held ca, String code, Instant now) {
        return Possession.draft(Issuer.of(ca.der()), CertificateReader.facts(ca.der()).validity(), code, KeySpec.RSA_2048,
                SerialNumber.random(Lab.RANDOM), now).orRefuse();
    }

    @Test void aCodeThatIsTooLongForACommonNameIsRefused() {
        var ca = Lab.root(KeySpec.EC_P256);
        var span = CertificateReader.facts(ca.der()).validity();
        assertThat(Possession.draft(Issuer.of(ca.der()), span, CODE + "0", KeySpec.RSA_2048, SerialNumber.random(Lab.RANDOM), Lab.NOW)
                .violations()).hasOnlyElementsOfType(TextViolation.TooLong.class).hasSize(1);
    }

    @Test void aProofForAnotherCodeOrByAnotherKeyDoesNotFit() {
        var ca = Lab.root(KeySpec.EC_P256);
        var proof = proof(ca, CODE, KeySpec.RSA_2048);
        assertThat(Possession.fits(proof, ca.der(), CODE)).isTrue();
        assertThat(Possession.fits(proof, ca.der(), CODE.toUpperCase(java.util.Locale.ROOT))).isFalse();
        assertThat(Possession.fits(proof, Lab.root(KeySpec.RSA_2048).der(), CODE)).isFalse();
    }

    @ParameterizedTest @EnumSource(value = KeySpec.class, names = {"RSA_2048", "EC_P256", "EC_P384"})
    void opensslVerifiesTheSignatureOverACode(KeySpec key) throws Exception {
        var ca = Lab.root(key);
        var signature = Possession.signature(ca.signingKey(), CODE);
        Files.write(folder.resolve("sig"), signature);
        Files.write(folder.resolve("code"), CODE.getBytes(StandardCharsets.US_ASCII));
        file("ca.pem", Pem.certificate(ca.der()));
        var publicKey = Judge.run("openssl", "x509", "-in", folder.resolve("ca.pem").toString(), "-noout", "-pubkey").accepted();
        file("ca.pub", publicKey.output());
        Judge.run("openssl", "dgst", "-sha256", "-verify", folder.resolve("ca.pub").toString(), "-signature",
                folder.resolve("sig").toString(), folder.resolve("code").toString()).accepted();
        assertThat(Possession.signs(signature, ca.der(), CODE)).isTrue();
        assertThat(Possession.signs(signature, ca.der(), CODE + "\n")).isFalse();
    }
}
