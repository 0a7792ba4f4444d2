package dev.chancery.pki;

import dev.chancery.domain.KeySpec;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// How a key signs certificates: the digest is at least as strong as the key.
///
/// RSA stays, SHA-256 at every size, for devices whose TLS stack is built without SHA-384. Parameters are NULL for
/// RSA (RFC 4055, 5) and absent otherwise (RFC 5758, 3.2; RFC 8410, 3; RFC 9881, 2).
enum SignatureScheme {
    RSA_SHA256("SHA256withRSA", "RSA, SHA-256", withNull(PKCSObjectIdentifiers.sha256WithRSAEncryption)),
    ECDSA_SHA256("SHA256withECDSA", "ECDSA, SHA-256", alone(X9ObjectIdentifiers.ecdsa_with_SHA256)),
    ECDSA_SHA384("SHA384withECDSA", "ECDSA, SHA-384", alone(X9ObjectIdentifiers.ecdsa_with_SHA384)),
    ECDSA_SHA512("SHA512withECDSA", "ECDSA, SHA-512", alone(X9ObjectIdentifiers.ecdsa_with_SHA512)),
    ED25519("Ed25519", "Ed25519", alone(EdECObjectIdentifiers.id_Ed25519)),
    ML_DSA_44("ML-DSA-44", "ML-DSA-44", alone(NISTObjectIdentifiers.id_ml_dsa_44)),
    ML_DSA_65("ML-DSA-65", "ML-DSA-65", alone(NISTObjectIdentifiers.id_ml_dsa_65)),
    ML_DSA_87("ML-DSA-87", "ML-DSA-87", alone(NISTObjectIdentifiers.id_ml_dsa_87));

    private static final int ED25519_OCTETS = 64;

    private final String jcaName;
    private final String label;
    private final AlgorithmIdentifier identifier;

    SignatureScheme(String jcaName, String label, AlgorithmIdentifier identifier) {
        this.jcaName = jcaName;
        this.label = label;
        this.identifier = identifier;
    }

    private static AlgorithmIdentifier withNull(ASN1ObjectIdentifier oid) {
        return new AlgorithmIdentifier(oid, DERNull.INSTANCE);
    }

    private static AlgorithmIdentifier alone(ASN1ObjectIdentifier oid) {
        return new AlgorithmIdentifier(oid);
    }

    static SignatureScheme of(KeySpec key) {
        return switch (key) {
            case RSA_2048, RSA_3072, RSA_4096 -> RSA_SHA256;
            case EC_P256 -> ECDSA_SHA256;
            case EC_P384 -> ECDSA_SHA384;
            case EC_P521 -> ECDSA_SHA512;
            case ED25519 -> ED25519;
            case ML_DSA_44 -> ML_DSA_44;
            case ML_DSA_65 -> ML_DSA_65;
            case ML_DSA_87 -> ML_DSA_87;
        };
    }

    String jcaName() {
        return jcaName;
    }

    /// How people of any language read it: `ECDSA, SHA-256`.
    String label() {
        return label;
    }

    AlgorithmIdentifier identifier() {
        return identifier;
    }

    /// Whether `signature` has the form that this scheme gives it with a key of kind `key`: a provider that answers
    /// with another algorithm or in a raw format is noticed before the signature leaves. Lengths of ML-DSA: FIPS 204, table 2.
    boolean gives(byte[] signature, KeySpec key) {
        return switch (this) {
            case RSA_SHA256 -> signature.length == key.bits() / 8;
            case ED25519 -> signature.length == ED25519_OCTETS;
            case ML_DSA_44 -> signature.length == 2420;
            case ML_DSA_65 -> signature.length == 3309;
            case ML_DSA_87 -> signature.length == 4627;
            case ECDSA_SHA256, ECDSA_SHA384, ECDSA_SHA512 -> isPairOfNumbers(signature, key.bits());
        };
    }

    private static boolean isPairOfNumbers(byte[] signature, int mostBits) {
        try {
            var pair = ASN1Sequence.getInstance(signature);
            return pair.size() == 2 && isNumber(pair, 0, mostBits) && isNumber(pair, 1, mostBits);
        } catch (IllegalArgumentException notDer) {
            return false;
        }
    }

    private static boolean isNumber(ASN1Sequence pair, int index, int mostBits) {
        var number = ASN1Integer.getInstance(pair.getObjectAt(index)).getValue();
        return number.signum() > 0 && number.bitLength() <= mostBits;
    }
}
