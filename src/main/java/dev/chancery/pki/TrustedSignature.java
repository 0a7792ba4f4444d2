package dev.chancery.pki;

import dev.chancery.domain.KeySpec.Algorithm;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// A way of signing that is believed where others have signed: the keys it is for, and its name in the JCA.
record TrustedSignature(Algorithm algorithm, String jcaName) {

    private static final Map<ASN1ObjectIdentifier, TrustedSignature> ALL = Map.of(
            PKCSObjectIdentifiers.sha256WithRSAEncryption, new TrustedSignature(Algorithm.RSA, "SHA256withRSA"),
            PKCSObjectIdentifiers.sha384WithRSAEncryption, new TrustedSignature(Algorithm.RSA, "SHA384withRSA"),
            PKCSObjectIdentifiers.sha512WithRSAEncryption, new TrustedSignature(Algorithm.RSA, "SHA512withRSA"),
            X9ObjectIdentifiers.ecdsa_with_SHA256, new TrustedSignature(Algorithm.EC, "SHA256withECDSA"),
            X9ObjectIdentifiers.ecdsa_with_SHA384, new TrustedSignature(Algorithm.EC, "SHA384withECDSA"),
            X9ObjectIdentifiers.ecdsa_with_SHA512, new TrustedSignature(Algorithm.EC, "SHA512withECDSA"),
            EdECObjectIdentifiers.id_Ed25519, new TrustedSignature(Algorithm.ED25519, "Ed25519"),
            NISTObjectIdentifiers.id_ml_dsa_44, new TrustedSignature(Algorithm.ML_DSA, "ML-DSA-44"),
            NISTObjectIdentifiers.id_ml_dsa_65, new TrustedSignature(Algorithm.ML_DSA, "ML-DSA-65"),
            NISTObjectIdentifiers.id_ml_dsa_87, new TrustedSignature(Algorithm.ML_DSA, "ML-DSA-87"));

    static Optional<TrustedSignature> of(ASN1ObjectIdentifier algorithm) {
        return Optional.ofNullable(ALL.get(algorithm));
    }
}
