package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Any;
import dev.chancery.Judge;
import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class Pkcs12Test {

    private static final String PASSPHRASE = "Stick für Halle 7";

    private static Lab.Lineage lab;
    private static byte[] file;

    @TempDir
    private Path folder;

    @BeforeAll
    static void writeOne() {
        lab = Lab.lineage(KeySpec.EC_P256);
        file = write(lab);
    }

    private static byte[] write(Lab.Lineage lineage) {
        return write(lineage, PASSPHRASE);
    }

    private static byte[] write(Lab.Lineage lineage, String passphrase) {
        return Pkcs12.write("press-001", lineage.device().pkcs8(), lineage.leafToRoot(), passphrase.toCharArray(), Lab.RANDOM);
    }

    private String stored() {
        return Lab.write(folder, "press-001.p12", file);
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "EC_P384", "ED25519"})
    void opensslFindsKeyAndChain(KeySpec spec) {
        var lineage = Lab.lineage(spec);
        var stored = Lab.write(folder, "press-001.p12", write(lineage));
        var all = Judge.run("openssl", "pkcs12", "-in", stored, "-passin", "pass:" + PASSPHRASE, "-nodes").accepted().output();
        var blocks = Pem.read(all);
        assertThat(all).contains("friendlyName: press-001");
        assertThat(blocks).filteredOn(block -> block.label().equals("CERTIFICATE")).extracting(Pem.Block::content)
                .containsExactlyElementsOf(lineage.leafToRoot());
        assertThat(blocks).filteredOn(block -> block.label().equals("PRIVATE KEY"))
                .singleElement().satisfies(block -> assertIsKeyOf(lineage.device(), spec, block.content()));
    }

    /// OpenSSL encodes what it reads anew, so the octets may differ where the key does not.
    private static void assertIsKeyOf(Lab.Held held, KeySpec spec, byte[] pkcs8) {
        var key = Keys.privateKey(spec, pkcs8);
        assertThat(new Signer(spec, key, Crypto.chosen()).belongsTo(held.pair().getPublic())).isTrue();
    }

    @Test
    void everyWayToGuessThePassphraseCostsSixHundredThousandRounds() {
        var info = Judge.run("openssl", "pkcs12", "-in", stored(), "-passin", "pass:" + PASSPHRASE, "-info", "-noout")
                .accepted().output();
        assertThat(info).contains("MAC: sha256, Iteration 600000")
                .contains("Shrouded Keybag: PBES2, PBKDF2, AES-256-CBC, Iteration 600000, PRF hmacWithSHA256")
                .contains("PKCS7 Encrypted data: PBES2, PBKDF2, AES-256-CBC, Iteration 600000, PRF hmacWithSHA256");
    }

    @Test
    void opensslRefusesAnotherPassphrase() {
        Judge.run("openssl", "pkcs12", "-in", stored(), "-passin", "pass:another", "-noout").refused();
    }

    /// A JDK of version 17 reads no other passphrases than ASCII; later ones do, as the next test shows.
    @Test
    void keytoolListsTheKeyWithItsChain() {
        var stored = Lab.write(folder, "press-001.p12", write(lab, "Stick for hall 7"));
        var listed = Judge.run("keytool", "-list", "-v", "-storetype", "PKCS12", "-keystore", stored, "-storepass",
                "Stick for hall 7", "-J-Duser.language=en").accepted().output();
        assertThat(listed).contains("Alias name: press-001", "PrivateKeyEntry", "Certificate chain length: 3");
    }

    @Test
    void theJdkReadsTheSameKey() throws Exception {
        var store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(file), PASSPHRASE.toCharArray());
        assertThat(store.getKey("press-001", PASSPHRASE.toCharArray()).getEncoded()).isEqualTo(lab.device().pkcs8());
        assertThat(Arrays.stream(store.getCertificateChain("press-001")).map(Pkcs12Test::encoded))
                .containsExactlyElementsOf(lab.leafToRoot());
    }

    private static byte[] writeOld(Lab.Lineage lineage, String passphrase) {
        return Pkcs12.writeOld("press-001", lineage.device().pkcs8(), lineage.leafToRoot(), passphrase.toCharArray(), Lab.RANDOM);
    }

    /// The JDK takes seven bits of each character of a passphrase for triple DES.
    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "EC_P256"})
    void theJdkReadsWhatOldDevicesGet(KeySpec spec) throws Exception {
        var lineage = Lab.lineage(spec);
        var passphrase = "Stick for hall 7";
        var store = KeyStore.getInstance("PKCS12");
        store.load(new ByteArrayInputStream(writeOld(lineage, passphrase)), passphrase.toCharArray());
        assertThat(store.getKey("press-001", passphrase.toCharArray()).getEncoded()).isEqualTo(lineage.device().pkcs8());
        assertThat(Arrays.stream(store.getCertificateChain("press-001")).map(Pkcs12Test::encoded)).containsExactlyElementsOf(lineage.leafToRoot());
    }

    @Test
    void opensslReadsWhatOldDevicesGet() {
        var stored = Lab.write(folder, "old.p12", writeOld(lab, PASSPHRASE));
        var info = Judge.run("openssl", "pkcs12", "-legacy", "-in", stored, "-passin", "pass:" + PASSPHRASE, "-info", "-noout").accepted().output();
        assertThat(info).contains("MAC: sha1, Iteration 100000", "Shrouded Keybag: pbeWithSHA1And3-KeyTripleDES-CBC, Iteration 100000");
        Judge.run("openssl", "pkcs12", "-legacy", "-in", stored, "-passin", "pass:another", "-noout").refused();
    }

    private static byte[] encoded(java.security.cert.Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (java.security.cert.CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "EC_P256"})
    void nssImportsKeyAndChain(KeySpec spec) {
        var stored = Lab.write(folder, "press-001.p12", write(Lab.lineage(spec)));
        var database = "sql:" + folder;
        Judge.run("certutil", "-N", "-d", database, "--empty-password").accepted();
        Judge.run("pk12util", "-i", stored, "-d", database, "-W", PASSPHRASE).accepted();
        assertThat(Judge.run("certutil", "-L", "-d", database).accepted().output()).contains("press-001", "Lab Issuing");
        assertThat(Judge.run("certutil", "-K", "-d", database).accepted().output()).contains("press-001");
    }

    /// strongSwan's own reader, which alone knows Ed25519 there, refuses a structure whose length is left open.
    @ParameterizedTest
    @EnumSource(names = {"RSA_2048", "EC_P256", "ED25519"})
    void strongSwanReadsIt(KeySpec spec) throws IOException {
        var stored = Lab.write(folder, "press-001.p12", write(Lab.lineage(spec), "Stick for hall 7"));
        Judge.require("pki");
        var reading = new ProcessBuilder("pki", "--pkcs12", "--list", "--in", stored).redirectErrorStream(true).start();
        reading.outputWriter().append("Stick for hall 7\n").close();
        var listed = new String(reading.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(listed).contains("CN=press-001", "Private keys:");
    }

    @Test
    void gnutlsReadsIt() {
        var info = Judge.run("certtool", "--p12-info", "--inder", "--infile", stored(), "--password", PASSPHRASE)
                .accepted().output();
        assertThat(info).contains("press-001", "AES-256-CBC");
    }

    @Test
    void whatIsWrittenIsReadBack() {
        var content = Pkcs12.read(file, PASSPHRASE.toCharArray());
        assertThat(content.alias()).isEqualTo("press-001");
        assertThat(content.pkcs8()).isEqualTo(lab.device().pkcs8());
        assertThat(content.chainLeafFirst()).containsExactlyElementsOf(lab.leafToRoot());
    }

    @Test
    void whatOpensslWritesIsReadToo() throws Exception {
        var key = Lab.write(folder, "key.pem", Pem.privateKey(lab.device().pkcs8()));
        var chain = Lab.pem(folder, "chain.pem", lab.leafToRoot().toArray(byte[][]::new));
        var written = folder.resolve("openssl.p12");
        Judge.run("openssl", "pkcs12", "-export", "-inkey", key, "-in", chain, "-name", "ours", "-passout",
                "pass:" + PASSPHRASE, "-out", written.toString()).accepted();
        var content = Pkcs12.read(java.nio.file.Files.readAllBytes(written), PASSPHRASE.toCharArray());
        assertThat(content.alias()).isEqualTo("ours");
        assertIsKeyOf(lab.device(), KeySpec.EC_P256, content.pkcs8());
        assertThat(content.chainLeafFirst()).containsExactlyElementsOf(lab.leafToRoot());
    }

    @Test
    void anotherPassphraseIsSaidToBeWrong() {
        assertThatThrownBy(() -> Pkcs12.read(file, "another".toCharArray())).isInstanceOf(AccessFailure.WrongPassphrase.class);
    }

    /// Everything that is hostile here would take hours if it were believed.
    @Test
    void aFileThatAsksForTooManyRoundsIsRefused() {
        var rounds = hex(BigInteger.valueOf(PassphraseKey.ITERATIONS));
        var endless = file.clone();
        var at = lastIndexOf(endless, rounds);
        endless[at] = 0x7f;
        assertThatThrownBy(() -> Pkcs12.read(endless, PASSPHRASE.toCharArray())).isInstanceOf(Failure.Malformed.class)
                .hasMessageContaining("too many rounds");
    }

    private static byte[] hex(BigInteger number) {
        return number.toByteArray();
    }

    private static int lastIndexOf(byte[] whole, byte[] part) {
        for (int i = whole.length - part.length; i >= 0; i--) {
            if (Arrays.equals(whole, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("not found");
    }

    @Test
    void roundsAreCountedOverTheWholeFile() {
        var budget = new Iterations();
        for (int i = 0; i < 3; i++) {
            assertThat(budget.spend(BigInteger.valueOf(Limits.MOST_ITERATIONS))).isEqualTo(Limits.MOST_ITERATIONS);
        }
        assertThatThrownBy(() -> budget.spend(BigInteger.ONE)).isInstanceOf(Failure.Malformed.class);
        for (var absurd : List.of(BigInteger.ZERO, BigInteger.TWO.negate(), BigInteger.valueOf(Limits.MOST_ITERATIONS + 1),
                BigInteger.ONE.shiftLeft(31), BigInteger.ONE.shiftLeft(64).add(BigInteger.ONE))) {
            assertThatThrownBy(() -> new Iterations().spend(absurd)).isInstanceOf(Failure.Malformed.class);
        }
    }

    @Test
    void junkIsNoFileAndIsNotQuoted() {
        for (var junk : List.of(new byte[0], "secret".getBytes(), new byte[Limits.MOST_OCTETS + 1], lab.root().der())) {
            assertThatThrownBy(() -> Pkcs12.read(junk, PASSPHRASE.toCharArray())).isInstanceOf(Failure.Malformed.class)
                    .hasNoCause().hasMessageNotContaining("secret");
        }
    }

    @Test
    void aDamagedStructureIsReadOrRefusedAndNothingElse() {
        var cheap = Arrays.copyOf(file, 60);
        Any.holdsFor(random -> {
            var damaged = file.clone();
            damaged[random.nextInt(cheap.length)] = (byte) random.nextInt(256);
            return Arrays.copyOf(damaged, damaged.length - 40);
        }, damaged -> CertificateReaderTest.readOrRefused(() -> Pkcs12.read(damaged, PASSPHRASE.toCharArray())));
    }

    @Test
    void aFileNeedsAKeyAndACertificate() {
        assertThatThrownBy(() -> Pkcs12.write("a", new byte[] {1}, lab.leafToRoot(), PASSPHRASE.toCharArray(), Lab.RANDOM))
                .isInstanceOf(Failure.Malformed.class);
        assertThatThrownBy(() -> Pkcs12.write("a", lab.device().pkcs8(), List.of(), PASSPHRASE.toCharArray(), Lab.RANDOM))
                .isInstanceOf(Failure.Malformed.class);
        assertThatThrownBy(() -> Pkcs12.write("a", lab.device().pkcs8(), List.of(new byte[] {1}),
                PASSPHRASE.toCharArray(), Lab.RANDOM)).isInstanceOf(Failure.Malformed.class);
    }
}
