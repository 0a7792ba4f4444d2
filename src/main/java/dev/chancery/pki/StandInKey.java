package dev.chancery.pki;

import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Rule;
import java.util.EnumSet;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// Takes the place of a key that is not made yet: its kind is right, its octets are none.
final class StandInKey {

    /// What only a real key can keep.
    static final Set<Rule> WAIVED = EnumSet.of(Rule.KEY_FORM, Rule.RSA_SIZE, Rule.RSA_EXPONENT, Rule.RSA_GUESSABLE,
            Rule.POINT_FORM, Rule.POINT_ON_CURVE);

    private StandInKey() {}

    static SubjectPublicKeyInfo of(KeySpec key) {
        return new SubjectPublicKeyInfo(algorithm(key), new byte[1]);
    }

    private static AlgorithmIdentifier algorithm(KeySpec key) {
        return switch (key) {
            case RSA_2048, RSA_3072, RSA_4096 -> new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
            case EC_P256 -> ec(X9ObjectIdentifiers.prime256v1);
            case EC_P384 -> ec(SECObjectIdentifiers.secp384r1);
            case EC_P521 -> ec(SECObjectIdentifiers.secp521r1);
            case ED25519 -> new AlgorithmIdentifier(EdECObjectIdentifiers.id_Ed25519);
            case ML_DSA_44 -> new AlgorithmIdentifier(NISTObjectIdentifiers.id_ml_dsa_44);
            case ML_DSA_65 -> new AlgorithmIdentifier(NISTObjectIdentifiers.id_ml_dsa_65);
            case ML_DSA_87 -> new AlgorithmIdentifier(NISTObjectIdentifiers.id_ml_dsa_87);
        };
    }

    private static AlgorithmIdentifier ec(ASN1ObjectIdentifier curve) {
        return new AlgorithmIdentifier(X9ObjectIdentifiers.id_ecPublicKey, curve);
    }
}
