package dev.chancery.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.pkcs.Attribute;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Extensions;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;

/// Requests that somebody else might send, with whatever in them.
final class Asked {

    private X500Name subject = new X500Name("CN=press-001");
    private KeyPair pair = Lab.key(dev.chancery.domain.KeySpec.EC_P256, "asked");
    private SubjectPublicKeyInfo key;
    private String algorithm = "SHA256withECDSA";
    private final ExtensionsGenerator extensions = new ExtensionsGenerator();
    private final java.util.List<Attribute> attributes = new java.util.ArrayList<>();

    static Asked plainly() {
        return new Asked();
    }

    Asked subject(X500Name name) {
        subject = name;
        return this;
    }

    Asked signedBy(KeyPair by, String with) {
        pair = by;
        algorithm = with;
        return this;
    }

    /// Another key than the one that signs.
    Asked key(SubjectPublicKeyInfo other) {
        key = other;
        return this;
    }

    static SubjectPublicKeyInfo rsa(BigInteger modulus, long exponent) throws IOException {
        return new SubjectPublicKeyInfo(new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE),
                new RSAPublicKey(modulus, BigInteger.valueOf(exponent)));
    }

    Asked extension(ASN1ObjectIdentifier oid, ASN1Encodable value) throws IOException {
        extensions.addExtension(oid, false, value);
        return this;
    }

    Asked attribute(ASN1ObjectIdentifier oid, ASN1Encodable value) {
        attributes.add(new Attribute(oid, new DERSet(value)));
        return this;
    }

    Asked extensionsAgain(Extensions more) {
        return attribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, more);
    }

    byte[] der() throws IOException {
        var info = key == null ? SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()) : key;
        var builder = new PKCS10CertificationRequestBuilder(subject, info);
        attributes.forEach(attribute -> builder.addAttribute(attribute.getAttrType(), attribute.getAttributeValues()));
        if (!extensions.isEmpty()) {
            builder.addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate());
        }
        try {
            return builder.build(new JcaContentSignerBuilder(algorithm).setProvider(new BouncyCastleProvider()).build(pair.getPrivate())).getEncoded();
        } catch (OperatorCreationException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
