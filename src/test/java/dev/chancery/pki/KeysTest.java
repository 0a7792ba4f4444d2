package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.Any;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.RSAKeyGenParameterSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class KeysTest {

    @ParameterizedTest
    @EnumSource
    void aKeyIsRecognizedAsWhatItWasAskedToBe(KeySpec spec) {
        var pair = Lab.key(spec, "device");
        assertThat(Keys.specOf(pair.getPublic())).contains(spec);
        assertThat(Keys.privateKey(spec, pair.getPrivate().getEncoded()).getEncoded())
                .isEqualTo(pair.getPrivate().getEncoded());
    }

    @ParameterizedTest
    @EnumSource
    void aKeyIsNotReadAsAnotherKind(KeySpec spec) {
        var pkcs8 = Lab.key(spec, "device").getPrivate().getEncoded();
        for (var other : KeySpec.values()) {
            if (other != spec) {
                assertThatThrownBy(() -> Keys.privateKey(other, pkcs8)).isInstanceOf(Failure.Malformed.class);
            }
        }
    }

    @Test
    void rsaKeysHaveTheUsualExponent() {
        var key = (RSAPublicKey) Lab.key(KeySpec.RSA_2048, "device").getPublic();
        assertThat(key.getPublicExponent()).isEqualTo(BigInteger.valueOf(65537));
        assertThat(key.getModulus().bitLength()).isEqualTo(2048);
    }

    /// RFC 9881, 6: the seed with the expanded key. The JDK, which has an implementation of its own, verifies what it signs.
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.MATCH_ANY, names = "ML_DSA.*")
    void theJdkTakesWhatAnMlDsaKeySigns(KeySpec spec) throws Exception {
        var pair = Keys.generate(spec, Lab.RANDOM);
        var signed = new Signer(spec, pair.getPrivate(), Crypto.chosen()).sign(new byte[] {1, 2, 3});
        var verifier = java.security.Signature.getInstance("ML-DSA", "SUN");
        verifier.initVerify(java.security.KeyFactory.getInstance("ML-DSA", "SUN")
                .generatePublic(new java.security.spec.X509EncodedKeySpec(pair.getPublic().getEncoded())));
        verifier.update(new byte[] {1, 2, 3});
        assertThat(verifier.verify(signed)).isTrue();
        var content = org.bouncycastle.asn1.ASN1Sequence.getInstance(org.bouncycastle.asn1.pkcs.PrivateKeyInfo
                .getInstance(pair.getPrivate().getEncoded()).parsePrivateKey());
        assertThat(org.bouncycastle.asn1.ASN1OctetString.getInstance(content.getObjectAt(0)).getOctets()).hasSize(32);
    }

    @Test
    void twoKeysAreNeverTheSame() {
        var one = Keys.generate(KeySpec.EC_P256, Lab.RANDOM);
        var other = Keys.generate(KeySpec.EC_P256, Lab.RANDOM);
        assertThat(one.getPublic().getEncoded()).isNotEqualTo(other.getPublic().getEncoded());
    }

    @Test
    void otherSizesCurvesAndExponentsAreNoneOfOurs() throws Exception {
        var rsa = KeyPairGenerator.getInstance("RSA");
        rsa.initialize(1024);
        assertThat(Keys.specOf(rsa.generateKeyPair().getPublic())).isEmpty();
        rsa.initialize(new RSAKeyGenParameterSpec(2048, BigInteger.valueOf(3)));
        assertThat(Keys.specOf(rsa.generateKeyPair().getPublic())).isEmpty();
        var curve = KeyPairGenerator.getInstance("EC", new org.bouncycastle.jce.provider.BouncyCastleProvider());
        curve.initialize(new ECGenParameterSpec("secp256k1"));
        assertThat(Keys.specOf(curve.generateKeyPair().getPublic())).isEmpty();
        assertThat(Keys.specOf(KeyPairGenerator.getInstance("Ed448").generateKeyPair().getPublic())).isEmpty();
    }

    @Test
    void anInfiniteOrEnormousExponentIsNotMistakenForTheUsualOne() throws Exception {
        var modulus = BigInteger.ONE.shiftLeft(2047).add(BigInteger.ONE);
        var wrapped = BigInteger.ONE.shiftLeft(32).add(BigInteger.valueOf(65537));
        var key = new org.bouncycastle.asn1.x509.SubjectPublicKeyInfo(
                new org.bouncycastle.asn1.x509.AlgorithmIdentifier(
                        org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers.rsaEncryption),
                new org.bouncycastle.asn1.pkcs.RSAPublicKey(modulus, wrapped));
        assertThat(Keys.specOf(key)).isEmpty();
    }

    @Test
    void junkIsNoKeyAndIsNotQuoted() {
        assertThatThrownBy(() -> Keys.privateKey(KeySpec.EC_P256, "secret-key-material".getBytes()))
                .isInstanceOf(Failure.Malformed.class).hasNoCause()
                .hasMessageNotContaining("secret").hasMessageStartingWith("malformed private key");
        assertThatThrownBy(() -> Keys.privateKey(KeySpec.EC_P256, new byte[Limits.MOST_OCTETS + 1]))
                .isInstanceOf(Failure.Malformed.class);
    }

    @Test
    void aDamagedKeyIsReadOrRefusedAndNothingElse() {
        var pkcs8 = Lab.key(KeySpec.EC_P256, "device").getPrivate().getEncoded();
        Any.holdsFor(random -> {
            var damaged = pkcs8.clone();
            damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            return damaged;
        }, damaged -> {
            try {
                Keys.privateKey(KeySpec.EC_P256, damaged);
            } catch (Failure.Malformed refused) {
                assertThat(refused).hasNoCause();
            }
        });
    }
}
