package dev.chancery.pki;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Checked;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.KeyViolation;
import dev.chancery.domain.KeyViolation.UnfitKey.Why;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.spec.X509EncodedKeySpec;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// A public key that somebody else has made: what it is, and whether it may be certified. For use behind the wall of
/// [Hostile].
final class SubjectKey {

    private static final BigInteger EXPONENT = BigInteger.valueOf(65537);

    private final SubjectPublicKeyInfo info;

    SubjectKey(SubjectPublicKeyInfo info) {
        this.info = info;
    }

    /// Its kind, or why it is not fit: of a kind or size that Chancery does not take, or not safe.
    Checked<KeySpec> spec() {
        var algorithm = info.getAlgorithm().getAlgorithm();
        if (PKCSObjectIdentifiers.rsaEncryption.equals(algorithm)) {
            return rsa(rsaKey());
        }
        var known = Keys.specOf(info);
        if (known.isEmpty()) {
            return Checked.refused(new KeyViolation.UnsupportedKeyType(text()));
        }
        return isSound(known.get()) ? Checked.valid(known.get()) : Checked.refused(new KeyViolation.UnfitKey(Why.NOT_ON_CURVE));
    }

    /// Of the kinds whose keys are points of a curve, whether this is one.
    private boolean isSound(KeySpec spec) {
        if (spec == KeySpec.ED25519) {
            return isEd25519Point();
        }
        return spec.algorithm() != KeySpec.Algorithm.EC || point().isPresent();
    }

    private static Checked<KeySpec> rsa(RSAPublicKey key) {
        var sized = KeySpec.parse("rsa", Math.max(1, key.getModulus().bitLength()));
        if (!sized.violations().isEmpty()) {
            return sized;
        }
        if (!key.getPublicExponent().equals(EXPONENT)) {
            return Checked.refused(new KeyViolation.UnfitKey(Why.EXPONENT));
        }
        return WeakRsa.is(key.getModulus()) ? Checked.refused(new KeyViolation.UnfitKey(Why.GUESSABLE)) : sized;
    }

    private RSAPublicKey rsaKey() {
        try {
            return RSAPublicKey.getInstance(info.parsePublicKey());
        } catch (IOException malformed) {
            throw new UncheckedIOException(malformed);
        }
    }

    private boolean isEd25519Point() {
        var octets = info.getPublicKeyData().getOctets();
        return octets.length == Ed25519.PUBLIC_KEY_SIZE && Ed25519.validatePublicKeyFull(octets, 0);
    }

    private Optional<ECPoint> point() {
        try {
            var curve = ECNamedCurveTable.getByOID((ASN1ObjectIdentifier) info.getAlgorithm().getParameters()).getCurve();
            return Optional.of(curve.decodePoint(info.getPublicKeyData().getOctets()))
                    .filter(point -> !point.isInfinity() && point.isValid());
        } catch (IllegalArgumentException notOnCurve) {
            return Optional.empty();
        }
    }

    /// The key itself, of this kind; a point that was compressed is written out.
    PublicKey key(KeySpec spec, Crypto crypto) throws GeneralSecurityException, IOException {
        var plain = spec.algorithm() == KeySpec.Algorithm.EC
                ? new SubjectPublicKeyInfo(info.getAlgorithm(), point().orElseThrow().getEncoded(false)) : info;
        return crypto.factory(spec.algorithm()).generatePublic(new X509EncodedKeySpec(plain.getEncoded()));
    }

    /// What it is, also when it is nothing that Chancery takes: `RSA 1024`, `EC secp256k1`.
    String text() {
        var algorithm = info.getAlgorithm().getAlgorithm();
        if (PKCSObjectIdentifiers.rsaEncryption.equals(algorithm)) {
            return "RSA " + rsaKey().getModulus().bitLength();
        }
        return Keys.specOf(info).map(KeySpec::label).orElseGet(() -> X9ObjectIdentifiers.id_ecPublicKey.equals(algorithm)
                ? "EC " + curve() : name(algorithm));
    }

    private String curve() {
        if (!(info.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier oid)) {
            return "with parameters of its own";
        }
        var name = ECNamedCurveTable.getName(oid);
        return name == null ? Visible.line(oid.getId()) : name;
    }

    private static String name(ASN1ObjectIdentifier algorithm) {
        if (EdECObjectIdentifiers.id_Ed448.equals(algorithm)) {
            return "Ed448";
        }
        return X9ObjectIdentifiers.id_dsa.equals(algorithm) ? "DSA" : Visible.line(algorithm.getId());
    }

    /// By which the same key is told, also where its point is compressed.
    Bytes sha256() {
        var octets = info.getPublicKeyData().getOctets();
        return CertificateReader.sha256(isOnKnownCurve() ? point().map(point -> point.getEncoded(false)).orElse(octets) : octets);
    }

    private boolean isOnKnownCurve() {
        return Keys.specOf(info).filter(spec -> spec.algorithm() == KeySpec.Algorithm.EC).isPresent();
    }
}
