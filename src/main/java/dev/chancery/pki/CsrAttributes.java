package dev.chancery.pki;

import dev.chancery.domain.KeySpec;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.edec.EdECObjectIdentifiers;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// What an authority would like to see in a request (`CsrAttrs`; RFC 7030, 4.5.2): the kinds of key that it takes.
public final class CsrAttributes {

    private CsrAttributes() {}

    /// DER. A kind with a size or a curve is an attribute with it as value, one without is its identifier alone.
    public static byte[] of(Collection<KeySpec> keys) {
        try {
            return new DERSequence(keys.stream().sorted().map(CsrAttributes::of).toArray(ASN1Encodable[]::new)).getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static ASN1Encodable of(KeySpec key) {
        return switch (key) {
            case EC_P256 -> curve(SECObjectIdentifiers.secp256r1);
            case EC_P384 -> curve(SECObjectIdentifiers.secp384r1);
            case EC_P521 -> curve(SECObjectIdentifiers.secp521r1);
            case ED25519 -> EdECObjectIdentifiers.id_Ed25519;
            case ML_DSA_44 -> NISTObjectIdentifiers.id_ml_dsa_44;
            case ML_DSA_65 -> NISTObjectIdentifiers.id_ml_dsa_65;
            case ML_DSA_87 -> NISTObjectIdentifiers.id_ml_dsa_87;
            case RSA_2048, RSA_3072, RSA_4096 -> new Attribute(PKCSObjectIdentifiers.rsaEncryption, new DERSet(new ASN1Integer(key.bits())));
        };
    }

    private static Attribute curve(ASN1ObjectIdentifier curve) {
        return new Attribute(X9ObjectIdentifiers.id_ecPublicKey, new DERSet(curve));
    }
}
