package dev.chancery.pki;

import dev.chancery.domain.Cause;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.pkcs.RSASSAPSSparams;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.DefaultAlgorithmNameFinder;

/// Whether key and signature are as strong as TLS libraries ask for today: 112 bits, OpenSSL's level 2.
final class StrengthCheck {

    private static final int LEAST_RSA_BITS = 2048;
    private static final int LEAST_CURVE_BITS = 224;
    private static final Set<String> WEAK_DIGESTS = Set.of("MD2", "MD4", "MD5", "SHA1", "SHA-1", "RIPEMD");

    private StrengthCheck() {}

    /// The signature of a root is by itself and proves nothing, so that its strength does not matter.
    static List<Cause> of(Sighted sighted) {
        var key = CertificateReader.decode(sighted.der().toArray());
        var causes = new ArrayList<Cause>();
        if (isWeak(sighted.certificate().getSubjectPublicKeyInfo())) {
            causes.add(new Cause.KeyWeak(key.key()));
        }
        if (!sighted.isSelfIssued() && isWeak(sighted.certificate().getSignatureAlgorithm())) {
            causes.add(new Cause.SignatureWeak(key.signatureAlgorithm()));
        }
        return causes.isEmpty() ? List.of(new Cause.Strong(key.key(), key.signatureAlgorithm())) : causes;
    }

    private static boolean isWeak(SubjectPublicKeyInfo key) {
        var algorithm = key.getAlgorithm();
        if (X9ObjectIdentifiers.id_ecPublicKey.equals(algorithm.getAlgorithm())) {
            return !(algorithm.getParameters() instanceof ASN1ObjectIdentifier curve) || bits(curve) < LEAST_CURVE_BITS;
        }
        return X9ObjectIdentifiers.id_dsa.equals(algorithm.getAlgorithm())
                || PKCSObjectIdentifiers.rsaEncryption.equals(algorithm.getAlgorithm()) && rsaBits(key) < LEAST_RSA_BITS;
    }

    private static int bits(ASN1ObjectIdentifier curve) {
        var known = ECNamedCurveTable.getByOIDLazy(curve);
        return known == null ? Integer.MAX_VALUE : known.getParameters().getN().bitLength();
    }

    private static int rsaBits(SubjectPublicKeyInfo key) {
        try {
            return RSAPublicKey.getInstance(key.parsePublicKey()).getModulus().bitLength();
        } catch (IOException malformed) {
            return 0;
        }
    }

    static boolean isWeak(AlgorithmIdentifier signature) {
        if (PKCSObjectIdentifiers.id_RSASSA_PSS.equals(signature.getAlgorithm())) {
            return isWeak(RSASSAPSSparams.getInstance(signature.getParameters()).getHashAlgorithm().getAlgorithm());
        }
        return isWeak(signature.getAlgorithm());
    }

    private static boolean isWeak(ASN1ObjectIdentifier algorithm) {
        var name = new DefaultAlgorithmNameFinder().getAlgorithmName(algorithm);
        return WEAK_DIGESTS.stream().anyMatch(name::contains);
    }
}
