package dev.chancery.pki;

import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.interfaces.RSAKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// Key pairs: made, recognized, and read from their PKCS#8 encoding (RFC 5208).
public final class Keys {

    private static final int RSA_EXPONENT = 65537;
    private static final Map<ASN1ObjectIdentifier, KeySpec> CURVES = Map.of(
            SECObjectIdentifiers.secp256r1, KeySpec.EC_P256,
            SECObjectIdentifiers.secp384r1, KeySpec.EC_P384,
            SECObjectIdentifiers.secp521r1, KeySpec.EC_P521);

    private static final Map<ASN1ObjectIdentifier, KeySpec> OF_ONE_KIND = Map.of(
            EdECObjectIdentifiers.id_Ed25519, KeySpec.ED25519,
            NISTObjectIdentifiers.id_ml_dsa_44, KeySpec.ML_DSA_44,
            NISTObjectIdentifiers.id_ml_dsa_65, KeySpec.ML_DSA_65,
            NISTObjectIdentifiers.id_ml_dsa_87, KeySpec.ML_DSA_87);

    private Keys() {}

    /// A new key pair. `getEncoded()` of its private key is PKCS#8 of version 0, which every reader takes. RSA takes up
    /// to seconds; safe to call from many threads.
    public static KeyPair generate(KeySpec spec, SecureRandom random) {
        return generate(spec, random, Crypto.chosen());
    }

    static KeyPair generate(KeySpec spec, SecureRandom random, Crypto crypto) {
        try {
            var pair = crypto.generator(spec, random).generateKeyPair();
            return spec.algorithm() == KeySpec.Algorithm.ED25519 ? withPlainEncoding(pair, crypto) : pair;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static KeyPair withPlainEncoding(KeyPair pair, Crypto crypto) throws GeneralSecurityException {
        var encoded = pair.getPrivate().getEncoded();
        try {
            return PrivateKeyInfo.getInstance(encoded).hasPublicKey() ? new KeyPair(pair.getPublic(),
                    crypto.factory(KeySpec.Algorithm.ED25519).generatePrivate(plain(encoded))) : pair;
        } finally {
            Arrays.fill(encoded, (byte) 0);
        }
    }

    /// BouncyCastle and others put the public key beside an Ed25519 private one (RFC 5958, version 1), which OpenSSL 3.0 and
    /// Conscrypt do not read.
    private static PKCS8EncodedKeySpec plain(byte[] pkcs8) {
        var info = PrivateKeyInfo.getInstance(pkcs8);
        try {
            var plain = new PrivateKeyInfo(info.getPrivateKeyAlgorithm(), info.parsePrivateKey()).getEncoded();
            var spec = new PKCS8EncodedKeySpec(plain);
            Arrays.fill(plain, (byte) 0);
            return spec;
        } catch (IOException malformed) {
            throw new IllegalArgumentException(malformed);
        }
    }

    /// Which of the kinds that Chancery makes this key is; empty for any other size, curve or RSA exponent.
    public static Optional<KeySpec> specOf(PublicKey key) {
        return specOf(SubjectPublicKeyInfo.getInstance(key.getEncoded()));
    }

    static Optional<KeySpec> specOf(SubjectPublicKeyInfo key) {
        var algorithm = key.getAlgorithm().getAlgorithm();
        return PKCSObjectIdentifiers.rsaEncryption.equals(algorithm) ? rsa(key) : specOf(key.getAlgorithm());
    }

    private static Optional<KeySpec> rsa(SubjectPublicKeyInfo key) {
        try {
            var rsa = RSAPublicKey.getInstance(key.parsePublicKey());
            var usual = rsa.getPublicExponent().bitLength() == 17 && rsa.getPublicExponent().intValue() == RSA_EXPONENT;
            return usual ? rsaOfSize(rsa.getModulus().bitLength()) : Optional.empty();
        } catch (IOException | IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<KeySpec> rsaOfSize(int bits) {
        return Arrays.stream(KeySpec.values())
                .filter(spec -> spec.algorithm() == KeySpec.Algorithm.RSA && spec.bits() == bits).findFirst();
    }

    private static Optional<KeySpec> specOf(AlgorithmIdentifier algorithm) {
        if (OF_ONE_KIND.containsKey(algorithm.getAlgorithm())) {
            return Optional.of(OF_ONE_KIND.get(algorithm.getAlgorithm()));
        }
        return X9ObjectIdentifiers.id_ecPublicKey.equals(algorithm.getAlgorithm())
                && algorithm.getParameters() instanceof ASN1ObjectIdentifier curve
                ? Optional.ofNullable(CURVES.get(curve)) : Optional.empty();
    }

    /// The public key that a certificate certifies.
    ///
    /// @throws Failure.Malformed when it is no certificate, or its key is of no kind that Chancery makes
    public static PublicKey ofCertificate(byte[] der) {
        var spec = CertificateReader.facts(der).key().orElseThrow(() -> new Failure.Malformed("key of a certificate"));
        return ofCertificate(der, spec, Crypto.chosen());
    }

    static PublicKey ofCertificate(byte[] der, KeySpec spec, Crypto crypto) {
        return Hostile.read("certificate", der, () -> crypto.factory(spec.algorithm()).generatePublic(
                new X509EncodedKeySpec(CertificateReader.parse(der).getSubjectPublicKeyInfo().getEncoded())));
    }

    /// The private key in a PKCS#8 encoding, which stays the caller's to wipe.
    ///
    /// @throws Failure.Malformed when it is not a key of kind `spec`
    public static PrivateKey privateKey(KeySpec spec, byte[] pkcs8) {
        return privateKey(spec, pkcs8, Crypto.chosen());
    }

    static PrivateKey privateKey(KeySpec spec, byte[] pkcs8, Crypto crypto) {
        return Hostile.read("private key", pkcs8, () -> {
            var key = crypto.factory(spec.algorithm()).generatePrivate(plain(pkcs8));
            if (!isOf(spec, key, PrivateKeyInfo.getInstance(pkcs8).getPrivateKeyAlgorithm())) {
                throw new Failure.Malformed("private key: not " + spec.label());
            }
            return key;
        });
    }

    private static boolean isOf(KeySpec spec, PrivateKey key, AlgorithmIdentifier algorithm) {
        return spec.algorithm() == KeySpec.Algorithm.RSA
                ? key instanceof RSAKey rsa && rsa.getModulus().bitLength() == spec.bits()
                : specOf(algorithm).equals(Optional.of(spec));
    }
}
