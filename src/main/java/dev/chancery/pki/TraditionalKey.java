package dev.chancery.pki;

import dev.chancery.domain.Failure;
import java.io.IOException;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.sec.ECPrivateKey;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/// Private keys in the encodings that are older than PKCS#8, as certificate services write them.
public final class TraditionalKey {

    private TraditionalKey() {}

    /// PEM, to be wiped by the caller: RSA as PKCS#1 (`RSA PRIVATE KEY`, RFC 8017, A.1.2), EC as SEC 1 with its curve
    /// (`EC PRIVATE KEY`, RFC 5915), any other in PKCS#8.
    ///
    /// @throws Failure.Malformed when `pkcs8` is no private key
    public static byte[] pem(byte[] pkcs8) {
        return Hostile.read("private key", pkcs8, () -> {
            var info = PrivateKeyInfo.getInstance(pkcs8);
            var algorithm = info.getPrivateKeyAlgorithm().getAlgorithm();
            if (PKCSObjectIdentifiers.rsaEncryption.equals(algorithm)) {
                return wiped("RSA PRIVATE KEY", info.getPrivateKey().getOctets().clone());
            }
            return X9ObjectIdentifiers.id_ecPublicKey.equals(algorithm) ? wiped("EC PRIVATE KEY", withCurve(info)) : Pem.privateKey(pkcs8);
        });
    }

    private static byte[] wiped(String label, byte[] content) {
        try {
            return Pem.encoded(label, content);
        } finally {
            Arrays.fill(content, (byte) 0);
        }
    }

    private static byte[] withCurve(PrivateKeyInfo info) throws IOException {
        var key = ECPrivateKey.getInstance(info.parsePrivateKey());
        var curve = ASN1ObjectIdentifier.getInstance(info.getPrivateKeyAlgorithm().getParameters());
        var parameters = ECNamedCurveTable.getByOID(curve);
        if (parameters == null) {
            throw new Failure.Malformed("private key: an unknown curve");
        }
        return new ECPrivateKey(parameters.getN().bitLength(), key.getKey(), key.getPublicKey(), curve).getEncoded();
    }
}
