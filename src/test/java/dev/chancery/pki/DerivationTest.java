package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Objection;
import dev.chancery.domain.Progress;
import dev.chancery.pki.Found.Container;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.MacData;
import org.bouncycastle.asn1.pkcs.PBKDF2Params;
import org.bouncycastle.asn1.pkcs.PBMAC1Params;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Pfx;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.DigestInfo;
import org.bouncycastle.crypto.util.PBKDF2Config;
import org.bouncycastle.crypto.util.PBKDFConfig;
import org.bouncycastle.crypto.util.ScryptConfig;
import org.bouncycastle.jcajce.BCFKSLoadStoreParameter;
import org.bouncycastle.jcajce.BCFKSLoadStoreParameter.EncryptionAlgorithm;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.OutputEncryptor;
import org.bouncycastle.pkcs.PKCS12PfxPduBuilder;
import org.bouncycastle.pkcs.PKCS12SafeBagBuilder;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfoBuilder;
import org.bouncycastle.pkcs.jcajce.JcePBMac1CalculatorProviderBuilder;
import org.bouncycastle.pkcs.jcajce.JcePKCSPBEOutputEncryptorBuilder;
import org.junit.jupiter.api.Test;

/// What foreign files ask for before a passphrase opens them, and how much of it.
class DerivationTest {

    private static final String PASSPHRASE = "sesame";
    private static final int FEW_ROUNDS = 2_048;
    private static final AlgorithmIdentifier HMAC = new AlgorithmIdentifier(PKCSObjectIdentifiers.id_hmacWithSHA256, DERNull.INSTANCE);

    private static List<Found.What> unpacked(byte[] octets, String... passphrases) {
        return Unpacking.of(octets, Arrays.stream(passphrases).map(String::toCharArray).toList()).stream().map(Found::what).toList();
    }

    private static List<Found.What> unpacked(byte[] octets, long budget, String... passphrases) {
        return Unpacking.of(octets, Arrays.stream(passphrases).map(String::toCharArray).toList(), Progress.NONE, new Iterations(budget))
                .stream().map(Found::what).toList();
    }

    private static PrivateKeyInfo key() {
        return PrivateKeyInfo.getInstance(Lab.key(KeySpec.EC_P256, "derivation").getPrivate().getEncoded());
    }

    /// A PKCS#12 file with one key, under a MAC by PBMAC1 (RFC 9579): `rounds` and `keyOctets` are what it says, `made` what
    /// it was made with.
    private static byte[] pbmac1(int made, int rounds, int keyOctets) throws Exception {
        var plain = new PKCS12PfxPduBuilder().addData(new PKCS12SafeBagBuilder(key()).build())
                .build(null, new char[0]).toASN1Structure();
        var calculator = new JcePBMac1CalculatorProviderBuilder().setProvider(ForeignDecryption.provider()).build()
                .get(algorithm(made, 32), PASSPHRASE.toCharArray());
        try (var out = calculator.getOutputStream()) {
            out.write(ASN1OctetString.getInstance(plain.getAuthSafe().getContent()).getOctets());
        }
        return new Pfx(plain.getAuthSafe(), new MacData(new DigestInfo(algorithm(rounds, keyOctets), calculator.getMac()), new byte[8], 1))
                .getEncoded();
    }

    private static AlgorithmIdentifier algorithm(int rounds, int keyOctets) {
        return new AlgorithmIdentifier(PKCSObjectIdentifiers.id_PBMAC1, new PBMAC1Params(new AlgorithmIdentifier(
                PKCSObjectIdentifiers.id_PBKDF2, new PBKDF2Params(new byte[8], rounds, keyOctets, HMAC)), HMAC));
    }

    @Test void aPkcs12FileWithPbmac1OpensAlsoAsTheFirstOfAPiece() throws Exception {
        var file = pbmac1(FEW_ROUNDS, FEW_ROUNDS, 32);
        assertThat(unpacked(file)).containsExactly(new Found.Locked(Container.PKCS12));
        assertThat(unpacked(file, "wrong")).containsExactly(new Found.Locked(Container.PKCS12));
        assertThat(unpacked(file, PASSPHRASE)).singleElement().isInstanceOf(Found.Key.class);
        assertThat(unpacked(file, "wrong", PASSPHRASE)).singleElement().isInstanceOf(Found.Key.class);
    }

    @Test void theRoundsOfPbmac1AreThoseOfItsParameters() throws Exception {
        var why = new Found.Unusable(new Objection.UnknownEncryption());
        assertThat(unpacked(pbmac1(1, Limits.MOST_ITERATIONS + 1, 32), PASSPHRASE)).containsExactly(why);
        assertThat(unpacked(pbmac1(1, 1, 1 << 20), PASSPHRASE)).containsExactly(why);
    }

    private static OutputEncryptor encryptor(PBKDFConfig derivation) {
        try {
            return new JcePKCSPBEOutputEncryptorBuilder(derivation, NISTObjectIdentifiers.id_aes256_CBC)
                    .setProvider(ForeignDecryption.provider()).build(PASSPHRASE.toCharArray());
        } catch (OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static PBKDFConfig rounds(int count) {
        return new PBKDF2Config.Builder().withPRF(PBKDF2Config.PRF_SHA256).withIterationCount(count).build();
    }

    /// N, r and p of 2^`bits`, 8 and 1.
    private static PBKDFConfig scrypt(int bits) {
        return new ScryptConfig.Builder(1 << bits, 8, 1).build();
    }

    private static byte[] pem(int count, PBKDFConfig derivation) throws IOException {
        var locked = new PKCS8EncryptedPrivateKeyInfoBuilder(key()).build(encryptor(derivation)).getEncoded();
        var block = "-----BEGIN ENCRYPTED PRIVATE KEY-----\n" + Base64.getMimeEncoder().encodeToString(locked)
                + "\n-----END ENCRYPTED PRIVATE KEY-----\n";
        return block.repeat(count).getBytes(StandardCharsets.US_ASCII);
    }

    @Test void theKeysOfOnePieceShareItsBudget() throws IOException {
        var over = new Found.Unusable(new Objection.UnknownEncryption());
        var found = unpacked(pem(5, rounds(FEW_ROUNDS)), 3 * FEW_ROUNDS, PASSPHRASE);
        assertThat(found).hasSize(5).endsWith(over, over);
        assertThat(found.subList(0, 3)).allSatisfy(what -> assertThat(what).isInstanceOf(Found.Key.class));
        assertThat(unpacked(pem(5, rounds(FEW_ROUNDS)), 3 * FEW_ROUNDS, "wrong")).filteredOn(over::equals).hasSize(2);
        assertThat(unpacked(pem(100, rounds(FEW_ROUNDS)), PASSPHRASE)).hasSize(100).hasOnlyElementsOfType(Found.Key.class);
    }

    /// 2^14 times 8 blocks.
    @Test void scryptIsPaidForByItsBlocks() throws IOException {
        var blocks = 1 << 17;
        var found = unpacked(pem(2, scrypt(14)), 2L * blocks - 1, PASSPHRASE);
        assertThat(found).hasSize(2).endsWith(new Found.Unusable(new Objection.UnknownEncryption()));
        assertThat(found.getFirst()).isInstanceOf(Found.Key.class);
        assertThat(unpacked(pem(1, scrypt(17)), PASSPHRASE)).containsExactly(new Found.Unusable(new Objection.UnknownEncryption()));
    }

    /// Without a MAC nothing says whether a passphrase is right.
    @Test void theKeysOfAPkcs12FileHaveALimitOfTheirOwn() throws Exception {
        var builder = new PKCS12PfxPduBuilder();
        var bag = new PKCS12SafeBagBuilder(key(), encryptor(scrypt(16))).build();
        for (int i = 0; i < 10; i++) {
            builder.addData(bag);
        }
        var found = unpacked(builder.build(null, new char[0]).getEncoded(), PASSPHRASE);
        assertThat(found).hasSize(10).filteredOn(Found.Key.class::isInstance).hasSize(3);
        assertThat(found).filteredOn(new Found.Unusable(new Objection.UnknownEncryption())::equals).hasSize(7);
    }

    /// The store itself asks for few rounds; BouncyCastle encrypts the key with 51,200.
    @Test void aKeyInAKeyStoreOfBouncyCastleIsPaidForToo() throws Exception {
        var lab = Lab.root(KeySpec.EC_P256);
        var out = new ByteArrayOutputStream();
        var store = KeyStore.getInstance("BCFKS", ForeignDecryption.provider());
        store.load(null, null);
        store.setKeyEntry("ca", lab.pair().getPrivate(), PASSPHRASE.toCharArray(), new Certificate[] {
            CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(lab.der()))});
        for (var derivation : List.of(new PBKDF2Config.Builder().withPRF(PBKDF2Config.PRF_SHA512).withIterationCount(FEW_ROUNDS).build(),
                new PBKDF2Config.Builder().withPRF(PBKDF2Config.PRF_SHA3_512).withIterationCount(FEW_ROUNDS).build(),
                new ScryptConfig.Builder(1 << 8, 8, 1).build())) {
            out.reset();
            store.store(new BCFKSLoadStoreParameter.Builder(out, PASSPHRASE.toCharArray()).withStorePBKDFConfig(derivation)
                    .withStoreEncryptionAlgorithm(derivation instanceof ScryptConfig ? EncryptionAlgorithm.AES256_KWP
                            : EncryptionAlgorithm.AES256_CCM).build());
            assertThat(unpacked(out.toByteArray(), PASSPHRASE)).hasSize(2).first().isInstanceOf(Found.Key.class);
            var over = unpacked(out.toByteArray(), 51_200, PASSPHRASE);
            assertThat(over).hasSize(2).startsWith(new Found.Unusable(new Objection.UnknownEncryption()));
            assertThat(over.getLast()).isInstanceOf(Found.Certificate.class);
        }
    }
}
