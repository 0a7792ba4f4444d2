package dev.chancery.pki;

import dev.chancery.domain.Cause;
import dev.chancery.domain.Failure;
import java.io.IOException;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.pkcs.RSAPrivateKey;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed448PrivateKeyParameters;
import org.bouncycastle.crypto.params.MLDSAPrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;

/// The public key that a private key belongs to, worked out from the secret and not believed from beside it.
final class PublicHalf {

    private static final String WHAT = "private key";
    private static final AlgorithmIdentifier RSA =
            new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
    private static final int MOST_RSA_BITS = 8192;

    private PublicHalf() {}

    /// @throws Failure.Malformed when it is no key, or one whose parts do not fit together
    static SubjectPublicKeyInfo of(Pem.Block block) {
        return Hostile.read(WHAT, block.content(), () -> of(info(block)));
    }

    /// The key as PKCS#8, whichever of the older forms it has (PKCS#1, SEC 1). For use behind the wall of [Hostile] only.
    static PrivateKeyInfo info(Pem.Block block) throws IOException {
        return switch (block.label()) {
            case "RSA PRIVATE KEY" -> new PrivateKeyInfo(RSA, RSAPrivateKey.getInstance(block.content()));
            case "EC PRIVATE KEY" -> {
                var key = ECPrivateKey.getInstance(block.content());
                yield new PrivateKeyInfo(new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, key.getParametersObject()), key);
            }
            default -> PrivateKeyInfo.getInstance(block.content());
        };
    }

    /// For use behind the wall of [Hostile] only.
    static SubjectPublicKeyInfo of(PrivateKeyInfo key) throws IOException {
        var algorithm = key.getPrivateKeyAlgorithm();
        if (PKCSObjectIdentifiers.rsaEncryption.equals(algorithm.getAlgorithm())) {
            return ofRsa(RSAPrivateKey.getInstance(key.parsePrivateKey()));
        }
        if (X9ObjectIdentifiers.id_ecPublicKey.equals(algorithm.getAlgorithm())) {
            require(algorithm.getParameters() instanceof ASN1ObjectIdentifier);
        }
        return SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(half(PrivateKeyFactory.createKey(key)));
    }

    private static AsymmetricKeyParameter half(AsymmetricKeyParameter key) {
        return switch (key) {
            case ECPrivateKeyParameters ec ->
                    new ECPublicKeyParameters(ec.getParameters().getG().multiply(ec.getD()), ec.getParameters());
            case Ed25519PrivateKeyParameters edwards -> edwards.generatePublicKey();
            case Ed448PrivateKeyParameters edwards -> edwards.generatePublicKey();
            case MLDSAPrivateKeyParameters lattice -> lattice.getPublicKeyParameters();
            default -> throw new Failure.Malformed(WHAT + ": of a kind that Chancery does not read");
        };
    }

    private static SubjectPublicKeyInfo ofRsa(RSAPrivateKey key) throws IOException {
        var modulus = key.getModulus();
        require(modulus.signum() > 0 && modulus.testBit(0) && modulus.bitLength() <= MOST_RSA_BITS
                && isExponent(key.getPublicExponent(), modulus) && isExponent(key.getPrivateExponent(), modulus));
        require(signed(key).modPow(key.getPublicExponent(), modulus).equals(BigInteger.TWO));
        return new SubjectPublicKeyInfo(RSA, new RSAPublicKey(modulus, key.getPublicExponent()));
    }

    /// 2 to the private exponent, by way of the primes where they fit (RFC 8017, 5.1.2), which takes a quarter of the time.
    private static BigInteger signed(RSAPrivateKey key) {
        var p = key.getPrime1();
        var q = key.getPrime2();
        if (p.signum() <= 0 || q.signum() <= 0 || !p.multiply(q).equals(key.getModulus())) {
            return BigInteger.TWO.modPow(key.getPrivateExponent(), key.getModulus());
        }
        require(reduced(key, p).equals(key.getExponent1()) && reduced(key, q).equals(key.getExponent2()));
        var byP = BigInteger.TWO.modPow(key.getExponent1(), p);
        var byQ = BigInteger.TWO.modPow(key.getExponent2(), q);
        return byP.subtract(byQ).multiply(key.getCoefficient()).mod(p).multiply(q).add(byQ);
    }

    private static BigInteger reduced(RSAPrivateKey key, BigInteger prime) {
        require(prime.bitLength() > 1);
        return key.getPrivateExponent().mod(prime.subtract(BigInteger.ONE));
    }

    private static boolean isExponent(BigInteger exponent, BigInteger modulus) {
        return exponent.signum() > 0 && exponent.bitLength() <= modulus.bitLength();
    }

    private static void require(boolean condition) {
        if (!condition) {
            throw new Failure.Malformed(WHAT + ": its parts do not fit together");
        }
    }

    static boolean isOf(SubjectPublicKeyInfo half, Sighted certificate) {
        return isOf(half, certificate.certificate().getSubjectPublicKeyInfo());
    }

    static boolean isOf(SubjectPublicKeyInfo half, SubjectPublicKeyInfo other) {
        return half.getAlgorithm().getAlgorithm().equals(other.getAlgorithm().getAlgorithm())
                && (half.getPublicKeyData().equals(other.getPublicKeyData()) || half.equals(uncompressed(other)));
    }

    private static SubjectPublicKeyInfo uncompressed(SubjectPublicKeyInfo key) {
        try {
            return X9ObjectIdentifiers.id_ecPublicKey.equals(key.getAlgorithm().getAlgorithm()) && SignatureCheck.isReasonable(key)
                    ? SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(PublicKeyFactory.createKey(key)) : key;
        } catch (IOException | RuntimeException unreadable) {
            return key;
        }
    }

    static Cause judge(Bundle.Key key, Sighted certificate) {
        return switch (key) {
            case Bundle.Key.None() -> new Cause.NoKey();
            case Bundle.Key.Encrypted() -> new Cause.KeyEncrypted();
            case Bundle.Key.Unreadable() -> new Cause.KeyUnreadable();
            case Bundle.Key.Of(var half) -> isOf(half, certificate) ? new Cause.KeyMatches() : new Cause.KeyDiffers();
        };
    }
}
