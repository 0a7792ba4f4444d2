package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Any;
import dev.chancery.Judge;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class PemTest {

    private static final String PASSPHRASE = "Schlüssel für die Prüfung";

    @TempDir
    private Path folder;

    private static String text(byte[] pem) {
        return new String(pem, StandardCharsets.US_ASCII);
    }

    @Test
    void whatIsWrittenIsReadBack() {
        Any.holdsFor(random -> {
            var content = new byte[1 + random.nextInt(500)];
            random.nextBytes(content);
            return content;
        }, content -> {
            var blocks = Pem.read(Pem.certificate(content) + text(Pem.privateKey(content)));
            assertThat(blocks).extracting(Pem.Block::label).containsExactly("CERTIFICATE", "PRIVATE KEY");
            assertThat(blocks).allSatisfy(block -> assertThat(block.content()).isEqualTo(content));
        });
    }

    @Test
    void linesHave64CharactersAndEndInALineFeed() {
        assertThat(Pem.certificate(new byte[49])).isEqualTo("-----BEGIN CERTIFICATE-----\n"
                + "A".repeat(64) + "\nAA==\n-----END CERTIFICATE-----\n");
    }

    @Test
    void certificatesStandInTheOrderGiven() {
        var blocks = Pem.read(Pem.certificates(List.of(new byte[] {1}, new byte[] {2})));
        assertThat(blocks).extracting(block -> block.content()[0]).containsExactly((byte) 1, (byte) 2);
    }

    @Test
    void textAroundBlocksAndWindowsLineEndsAreNoMatter() {
        var text = "subject=CN\r\n\r\n" + Pem.certificate(new byte[] {7}).replace("\n", "\r\n") + "\r\nthe end";
        assertThat(Pem.read(text)).hasSize(1);
        assertThat(Pem.read("no blocks here")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "-----BEGIN CERTIFICATE-----\nAAAA\n",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----END PRIVATE KEY-----\n",
        "-----BEGIN CERTIFICATE-----\nAAAA\n-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
        "-----BEGIN CERTIFICATE-----\nsecret!\n-----END CERTIFICATE-----\n",
        "-----BEGIN RSA PRIVATE KEY-----\nProc-Type: 4,ENCRYPTED\n\nAAAA\n-----END RSA PRIVATE KEY-----\n"
    })
    void aBrokenBlockIsRefusedAndNotQuoted(String text) {
        assertThatThrownBy(() -> Pem.read(text)).isInstanceOf(Failure.Malformed.class).hasNoCause()
                .hasMessageNotContaining("secret");
    }

    @Test
    void tooMuchIsRefused() {
        assertThatThrownBy(() -> Pem.read(" ".repeat(Limits.MOST_OCTETS + 1))).isInstanceOf(Failure.Malformed.class);
        var many = "-----BEGIN A-----\n-----END A-----\n".repeat(Limits.MOST_BLOCKS + 1);
        assertThatThrownBy(() -> Pem.read(many)).isInstanceOf(Failure.Malformed.class);
    }

    @Test
    void anyTextIsReadOrRefused() {
        Any.holdsFor(random -> "-----BEGIN X-----\n" + Any.text(random, 200) + "\n-----END X-----",
                text -> CertificateReaderTest.readOrRefused(() -> Pem.read(text)));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_NONE, names = "ML_DSA.*")
    void opensslReadsEveryKindOfKey(KeySpec spec) {
        var pair = Lab.key(spec, "device");
        var file = Lab.write(folder, "key.pem", Pem.privateKey(pair.getPrivate().getEncoded()));
        var publicKey = Judge.run("openssl", "pkey", "-in", file, "-pubout").accepted().output();
        assertThat(Pem.read(publicKey).getFirst().content()).isEqualTo(pair.getPublic().getEncoded());
    }

    @Test
    void opensslOpensAnEncryptedKeyWithItsPassphraseAlone() {
        var pair = Lab.key(KeySpec.EC_P256, "device");
        var pem = Pem.encryptedPrivateKey(pair.getPrivate().getEncoded(), PASSPHRASE.toCharArray(), Lab.RANDOM);
        var file = Lab.write(folder, "key.pem", pem);
        var publicKey = Judge.run("openssl", "pkey", "-in", file, "-passin", "pass:" + PASSPHRASE, "-pubout").accepted();
        assertThat(Pem.read(publicKey.output()).getFirst().content()).isEqualTo(pair.getPublic().getEncoded());
        Judge.run("openssl", "pkey", "-in", file, "-passin", "pass:another", "-noout").refused();
        Judge.run("certtool", "--key-info", "--pkcs8", "--infile", file, "--password", PASSPHRASE).accepted();
    }

    @Test
    void aGuessAtAnEncryptedKeyCostsSixHundredThousandRounds() {
        var pem = Pem.encryptedPrivateKey(Lab.key(KeySpec.EC_P256, "device").getPrivate().getEncoded(),
                PASSPHRASE.toCharArray(), Lab.RANDOM);
        var structure = Judge.run("openssl", "asn1parse", "-in", Lab.write(folder, "key.pem", pem)).accepted().output();
        assertThat(structure).contains("PBES2", "PBKDF2", "hmacWithSHA256", "aes-256-cbc", "0927C0");
    }

    @Test
    void twoEncryptionsOfOneKeyDiffer() {
        var pkcs8 = Lab.key(KeySpec.EC_P256, "device").getPrivate().getEncoded();
        assertThat(Pem.encryptedPrivateKey(pkcs8, PASSPHRASE.toCharArray(), Lab.RANDOM))
                .isNotEqualTo(Pem.encryptedPrivateKey(pkcs8, PASSPHRASE.toCharArray(), Lab.RANDOM));
    }

    @Test
    void onlyAKeyIsEncryptedAsOne() {
        assertThatThrownBy(() -> Pem.encryptedPrivateKey(new byte[] {1}, PASSPHRASE.toCharArray(), Lab.RANDOM))
                .isInstanceOf(Failure.Malformed.class);
    }
}
