package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Objection;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Wish;
import dev.chancery.pki.Found.Container;
import dev.chancery.pki.Found.What;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.bouncycastle.cert.X509CRLHolder;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cms.CMSAbsentContent;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.crypto.util.PBKDF2Config;
import org.bouncycastle.jcajce.BCFKSLoadStoreParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnpackingTest {

    private static final String PASSPHRASE = "sesame seed";
    private static final int MUTATIONS = 3_000;
    private static final int FEW_ROUNDS = 1_024;

    @TempDir Path folder;

    private void openssl(String command) {
        run("openssl " + command);
    }

    private void run(String command) {
        Judge.require(command.substring(0, command.indexOf(' ')));
        Judge.runIn(folder, List.of(command.split(" "))).accepted();
    }

    private List<Found> unpacked(String file, String... passphrases) throws IOException {
        return Unpacking.of(Files.readAllBytes(folder.resolve(file)), Arrays.stream(passphrases).map(String::toCharArray).toList());
    }

    private static String kinds(List<Found> found) {
        return found.stream().map(Found::what).map(UnpackingTest::kind).collect(Collectors.joining(" "));
    }

    private static String kind(What what) {
        return switch (what) {
            case Found.Certificate _ -> "certificate";
            case Found.Key(var key) -> "key:" + key.spec().map(KeySpec::code).orElse(key.text());
            case Found.Request _ -> "request";
            case Found.RevocationList _ -> "list";
            case Found.Locked(var container) -> "locked:" + container;
            case Found.Unusable(var why) -> why.getClass().getSimpleName();
        };
    }

    private void make(String key) {
        openssl("req -x509 -newkey " + key + " -nodes -keyout key.pem -out ca.pem -subj /CN=Lab -days 30");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rsa:2048", "ec -pkeyopt ec_paramgen_curve:P-256", "ed25519"})
    void aCertificateAndItsKeyAreFoundInPemAndDerAndBelongTogether(String kind) throws IOException {
        make(kind);
        openssl("x509 -in ca.pem -outform DER -out ca.der");
        openssl("pkcs8 -topk8 -nocrypt -in key.pem -outform DER -out key.der");
        for (var end : List.of("pem", "der")) {
            var certificate = ((Found.Certificate) unpacked("ca." + end).getFirst().what()).der();
            try (var key = ((Found.Key) unpacked("key." + end).getFirst().what()).key()) {
                assertThat(key.keySha256()).isEqualTo(CertificateReader.keySha256(certificate));
            }
        }
    }

    @Test void theOlderFormsOfPrivateKeysAreFound() throws IOException {
        openssl("genrsa -traditional -out pkcs1.pem 2048");
        openssl("rsa -in pkcs1.pem -outform DER -traditional -out pkcs1.der");
        openssl("ecparam -genkey -name prime256v1 -out sec1.pem");
        openssl("ec -in sec1.pem -outform DER -out sec1.der");
        assertThat(kinds(unpacked("pkcs1.pem"))).isEqualTo("key:rsa-2048");
        assertThat(kinds(unpacked("pkcs1.der"))).isEqualTo("key:rsa-2048");
        assertThat(kinds(unpacked("sec1.pem"))).isEqualTo("key:ec-p256");
        assertThat(kinds(unpacked("sec1.der"))).isEqualTo("key:ec-p256");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-v2 aes256", "-v2 aes-128-cbc -v2prf hmacWithSHA1", "-v2 des3", "-scrypt", "-v1 PBE-SHA1-3DES"})
    void anEncryptedKeyAsksForItsPassphraseAndOpensWithIt(String way) throws IOException {
        openssl("genrsa -out key.pem 2048");
        openssl("pkcs8 -topk8 -in key.pem -out locked.pem -passout pass:sesame%seed ".replace('%', '_') + way);
        openssl("pkcs8 -topk8 -in key.pem -outform DER -out locked.der -passout pass:sesame_seed " + way);
        assertThat(kinds(unpacked("locked.pem"))).isEqualTo("locked:PRIVATE_KEY");
        assertThat(kinds(unpacked("locked.pem", "wrong"))).isEqualTo("locked:PRIVATE_KEY");
        assertThat(kinds(unpacked("locked.pem", "wrong", "sesame_seed"))).isEqualTo("key:rsa-2048");
        assertThat(kinds(unpacked("locked.der", "sesame_seed"))).isEqualTo("key:rsa-2048");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-aes256", "-des3"})
    void aKeyThatOldOpenSslHasEncryptedOpens(String cipher) throws IOException {
        openssl("genrsa -traditional -out key.pem 2048");
        openssl("rsa -in key.pem -traditional -out locked.pem -passout pass:sesame " + cipher);
        assertThat(kinds(unpacked("locked.pem", "wrong"))).isEqualTo("locked:PRIVATE_KEY");
        assertThat(kinds(unpacked("locked.pem", "sesame"))).isEqualTo("key:rsa-2048");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-legacy", "-nomac", "-certpbe NONE -keypbe NONE", "-macalg sha1 -iter 100"})
    void aPkcs12FileOpensHoweverItWasWritten(String way) throws IOException {
        make("rsa:2048");
        openssl(("pkcs12 -export -in ca.pem -inkey key.pem -name lab -out all.p12 -passout pass:sesame " + way).strip());
        assertThat(kinds(unpacked("all.p12", "sesame")).split(" ")).containsExactlyInAnyOrder("certificate", "key:rsa-2048");
        assertThat(unpacked("all.p12", "sesame")).extracting(Found::name).contains("lab");
        if (!way.contains("NONE")) {
            assertThat(kinds(unpacked("all.p12", "wrong"))).isEqualTo("locked:PKCS12");
        }
    }

    @Test void aMessageCarriesItsCertificatesAndLists() throws IOException {
        make("rsa:2048");
        openssl("crl2pkcs7 -nocrl -certfile ca.pem -out all.p7b");
        openssl("crl2pkcs7 -nocrl -certfile ca.pem -outform DER -out all.p7c");
        assertThat(kinds(unpacked("all.p7b"))).isEqualTo("certificate");
        assertThat(kinds(unpacked("all.p7c"))).isEqualTo("certificate");
    }

    @Test void aKeyStoreOfJavaShowsItsCertificatesAndOpensItsKeysWithThePassphrase() throws IOException {
        run("keytool -genkeypair -alias ca -keyalg RSA -keysize 2048 -dname CN=Lab -storetype JKS -keystore lab.jks -storepass sesame -keypass opensesame");
        assertThat(kinds(unpacked("lab.jks"))).isEqualTo("locked:JKS certificate");
        assertThat(kinds(unpacked("lab.jks", "sesame"))).isEqualTo("locked:JKS certificate");
        assertThat(kinds(unpacked("lab.jks", "sesame", "opensesame"))).isEqualTo("key:rsa-2048 certificate");
        assertThat(unpacked("lab.jks")).extracting(Found::name).contains("ca");
    }

    @Test void aKeyStoreOfBouncyCastleOpens() throws Exception {
        var lab = Lab.root(KeySpec.EC_P256);
        var store = java.security.KeyStore.getInstance("BCFKS", ForeignDecryption.provider());
        store.load(null, null);
        store.setKeyEntry("ca", lab.pair().getPrivate(), PASSPHRASE.toCharArray(), new java.security.cert.Certificate[] {
            java.security.cert.CertificateFactory.getInstance("X.509").generateCertificate(new java.io.ByteArrayInputStream(lab.der()))});
        try (var out = Files.newOutputStream(folder.resolve("lab.bcfks"))) {
            store.store(out, PASSPHRASE.toCharArray());
        }
        assertThat(kinds(unpacked("lab.bcfks"))).isEqualTo("locked:" + Container.BCFKS);
        assertThat(kinds(unpacked("lab.bcfks", PASSPHRASE))).isEqualTo("key:ec-p256 certificate");
    }

    @Test void textAroundAndBrokenBlocksSpoilNothing() throws IOException {
        make("ec -pkeyopt ec_paramgen_curve:P-256");
        openssl("req -new -key key.pem -subj /CN=press-001 -out request.pem");
        var text = "Hello,\r\nhere it is:\n" + Files.readString(folder.resolve("ca.pem"))
                + "-----BEGIN CERTIFICATE-----\nMII broken\n-----END CERTIFICATE-----\n-----BEGIN CERTIFICATE-----\nno end\n"
                + Files.readString(folder.resolve("request.pem")) + "bye\n";
        Files.writeString(folder.resolve("all.txt"), text);
        var found = unpacked("all.txt");
        assertThat(kinds(found)).isEqualTo("certificate Unreadable Unreadable request");
        assertThat(found.getFirst().line()).isEqualTo(3);
        assertThat(((Found.Unusable) found.get(1).what()).why()).isInstanceOfSatisfying(Objection.Unreadable.class,
                why -> assertThat(why.detail()).contains("at line " + found.get(1).line()));
    }

    @Test void lineEndsThatAreWrittenOutAndWideTextAreRead() throws IOException {
        make("ed25519");
        var pem = Files.readString(folder.resolve("ca.pem"));
        Files.writeString(folder.resolve("one.json"), "{\"ca\": \"" + pem.replace("\n", "\\n") + "\"}");
        Files.writeString(folder.resolve("wide.txt"), pem, StandardCharsets.UTF_16);
        assertThat(kinds(unpacked("one.json"))).isEqualTo("certificate");
        assertThat(kinds(unpacked("wide.txt"))).isEqualTo("certificate");
    }

    @Test void aTrustedCertificateOfOpenSslIsOne() throws IOException {
        make("ed25519");
        openssl("x509 -in ca.pem -trustout -addtrust clientAuth -out trusted.pem");
        assertThat(kinds(unpacked("trusted.pem"))).isEqualTo("certificate");
    }

    @Test void whatIsOfNoUseSaysWhatItIs() throws IOException {
        Judge.require("ssh-keygen");
        Judge.runIn(folder, List.of("ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", "id")).accepted();
        openssl("genrsa -out key.pem 2048");
        openssl("rsa -in key.pem -pubout -out public.pem");
        assertThat(kinds(unpacked("id.pub"))).isEqualTo("SshKey");
        assertThat(kinds(unpacked("id"))).isEqualTo("SshKey");
        assertThat(kinds(unpacked("public.pem"))).isEqualTo("PublicKeyOnly");
        Files.writeString(folder.resolve("list.csv"), "id,name\n1,2\n");
        assertThat(kinds(unpacked("list.csv"))).isEqualTo("NotKnown");
        Files.write(folder.resolve("empty"), new byte[0]);
        assertThat(kinds(unpacked("empty"))).isEqualTo("NotKnown");
    }

    @Test void aKeyOfALatticeBelongsToItsCertificate() {
        var lab = Lab.root(KeySpec.ML_DSA_65);
        var found = Unpacking.of(lab.pkcs8(), List.of());
        assertThat(kinds(found)).isEqualTo("key:ml-dsa-65");
        assertThat(((Found.Key) found.getFirst().what()).key().keySha256()).isEqualTo(CertificateReader.keySha256(lab.der()));
    }

    @Test void ourOwnFilesComeBack() {
        var lab = Lab.root(KeySpec.EC_P256);
        var locked = Pem.encryptedPrivateKey(lab.pkcs8(), PASSPHRASE.toCharArray(), Lab.RANDOM);
        var p12 = Pkcs12.write("lab", lab.pkcs8(), List.of(lab.der()), PASSPHRASE.toCharArray(), Lab.RANDOM);
        assertThat(kinds(Unpacking.of(locked, List.of(PASSPHRASE.toCharArray())))).isEqualTo("key:ec-p256");
        assertThat(kinds(Unpacking.of(p12, List.of(PASSPHRASE.toCharArray())))).isEqualTo("certificate key:ec-p256");
    }

    @Test void aDerivationThatAsksForTooMuchIsRefusedAtOnce() throws IOException {
        openssl("genrsa -out key.pem 2048");
        openssl("pkcs8 -topk8 -in key.pem -outform DER -out bomb.der -passout pass:x -iter 2000001");
        assertThat(kinds(unpacked("bomb.der", "x"))).isEqualTo("UnknownEncryption");
    }

    @Test void soIsOneOfAPkcs12FileAndOfAKeyStoreOfBouncyCastle() throws Exception {
        make("ec -pkeyopt ec_paramgen_curve:P-256");
        openssl("pkcs12 -export -in ca.pem -inkey key.pem -out few.p12 -passout pass:x -iter 65537");
        for (var few : List.of(Files.readAllBytes(folder.resolve("few.p12")), bcfks(Lab.root(KeySpec.EC_P256), 65_537))) {
            assertThat(kinds(Unpacking.of(bomb(few), List.of("x".toCharArray())))).isEqualTo("UnknownEncryption");
        }
    }

    /// The same with 2,000,001 rounds in place of 65,537, which nobody has to work off to write it.
    private static byte[] bomb(byte[] few) {
        var text = new String(few, StandardCharsets.ISO_8859_1);
        assertThat(text).contains("\2\3\1\0\1");
        return text.replace("\2\3\1\0\1", "\2\3\36\204\201").getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test void aFileOfAHundredMegabytesIsRefusedByItsSize() {
        assertThat(Unpacking.of(new byte[100 << 20], List.of())).singleElement().satisfies(found ->
                assertThat(((Found.Unusable) found.what()).why()).isEqualTo(new Objection.TooMuch(Limits.MOST_LIST_OCTETS)));
    }

    /// Flips, cuts, repeats and swaps octets of everything that can come in.
    @Test void whateverIsMutatedIsReadOrSaysWhy() {
        mutate(seeds(), MUTATIONS);
    }

    /// Fewer of these, since each derives keys.
    @Test void soIsWhatIsLockedAsAWhole() throws Exception {
        var root = Lab.root(KeySpec.EC_P256);
        mutate(List.of(store("PKCS12", root), bcfks(root, FEW_ROUNDS)), MUTATIONS / 20);
    }

    private static void mutate(List<byte[]> seeds, int mutations) {
        var passphrases = List.of(PASSPHRASE.toCharArray());
        long seed = Long.getLong("any.seed", 20_261_121);
        var random = new Random(seed);
        for (int i = 0; i < mutations; i++) {
            var mutated = mutated(seeds.get(i % seeds.size()), random);
            try {
                assertThat(Unpacking.of(mutated, passphrases)).isNotEmpty().allSatisfy(found -> {
                    switch (found.what()) {
                        case Found.Certificate(var der) -> appraise(der);
                        case Found.RevocationList(var der) -> readList(der);
                        default -> { }
                    }
                });
            } catch (RuntimeException | StackOverflowError escaped) {
                throw new AssertionError("mutation " + i + " (-Dany.seed=" + seed + ")", escaped);
            }
        }
    }

    private static void readList(byte[] der) {
        try {
            RevocationListReader.read(der).each(entry -> assertThat(entry.serial()).isNotNull());
        } catch (Failure.Malformed told) {
            assertThat(told.getMessage()).startsWith("malformed ");
        }
    }

    private static void appraise(byte[] der) {
        try {
            assertThat(Appraisal.of(der, Lab.NOW).keySha256().length()).isEqualTo(32);
        } catch (Failure.Malformed told) {
            assertThat(told.getMessage()).startsWith("malformed ");
        }
    }

    private static byte[] mutated(byte[] seed, Random random) {
        var octets = seed.clone();
        for (int times = 1 + random.nextInt(4); times > 0; times--) {
            int at = random.nextInt(octets.length);
            switch (random.nextInt(4)) {
                case 0 -> octets[at] ^= (byte) (1 << random.nextInt(8));
                case 1 -> octets[at] = (byte) random.nextInt(256);
                case 2 -> octets = Arrays.copyOf(octets, Math.max(1, at));
                default -> System.arraycopy(octets, 0, octets, at, Math.min(at, octets.length - at));
            }
        }
        return octets;
    }

    @Test void nestingWithoutEndIsRefused() {
        var nested = new byte[1 << 18];
        for (int at = 0; at + 1 < nested.length; at += 2) {
            nested[at] = 0x30;
            nested[at + 1] = (byte) 0x80;
        }
        assertThat(kinds(Unpacking.of(nested, List.of()))).isIn("Unreadable", "NotKnown");
    }

    /// No key derivation of ours is among them: each takes half a second.
    static List<byte[]> seeds() {
        var lab = Lab.lineage(KeySpec.EC_P256);
        var root = lab.root();
        var pem = Pem.certificates(lab.leafToRoot()).getBytes(StandardCharsets.US_ASCII);
        var wish = new Wish(Lab.name("press-001"), List.of(), KeySpec.EC_P256, Profile.DEVICE);
        return List.of(root.der(), root.pkcs8(), pem, Pem.privateKey(root.pkcs8()), Lab.key(KeySpec.RSA_2048, "fuzz").getPrivate().getEncoded(),
                SigningRequest.write(wish, root.pair()), store("JKS", root),
                RevocationListTest.der(RevocationListTest.terms(3), root.signingKey(), List.of()), message(root));
    }

    private static byte[] message(Lab.Held lab) {
        try {
            var message = new CMSSignedDataGenerator();
            message.addCertificate(new X509CertificateHolder(lab.der()));
            message.addCRL(new X509CRLHolder(RevocationListTest.der(RevocationListTest.terms(4), lab.signingKey(), List.of())));
            return message.generate(new CMSAbsentContent()).getEncoded();
        } catch (IOException | CMSException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] store(String kind, Lab.Held lab) {
        try (var out = new ByteArrayOutputStream()) {
            var store = KeyStore.getInstance(kind);
            store.load(null, null);
            store.setKeyEntry("ca", lab.pair().getPrivate(), PASSPHRASE.toCharArray(), chain(lab));
            store.store(out, PASSPHRASE.toCharArray());
            return out.toByteArray();
        } catch (IOException | GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static byte[] bcfks(Lab.Held lab, int rounds) throws IOException, GeneralSecurityException {
        try (var out = new ByteArrayOutputStream()) {
            var store = KeyStore.getInstance("BCFKS", ForeignDecryption.provider());
            store.load(null, null);
            store.setKeyEntry("ca", lab.pair().getPrivate(), PASSPHRASE.toCharArray(), chain(lab));
            store.store(new BCFKSLoadStoreParameter.Builder(out, PASSPHRASE.toCharArray())
                    .withStorePBKDFConfig(new PBKDF2Config.Builder().withPRF(PBKDF2Config.PRF_SHA512).withIterationCount(rounds).build()).build());
            return out.toByteArray();
        }
    }

    private static Certificate[] chain(Lab.Held lab) throws GeneralSecurityException {
        return new Certificate[] {CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(lab.der()))};
    }
}
