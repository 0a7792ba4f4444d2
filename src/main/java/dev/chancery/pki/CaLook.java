package dev.chancery.pki;

import dev.chancery.domain.CaTraits;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec.Algorithm;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;

/// Looks at a CA certificate as a cloud does that is to trust it.
public final class CaLook {

    private CaLook() {}

    /// @throws Failure.Malformed when it is no certificate
    public static CaTraits at(byte[] der) {
        var decoded = CertificateReader.decode(der);
        return Hostile.read("certificate", der, () -> {
            var certificate = CertificateReader.parse(der);
            return new CaTraits(certificate.getVersionNumber(),
                    CertificateReader.constraints(certificate).map(BasicConstraints::isCA).orElse(false), signs(certificate),
                    certificate.getIssuer().equals(certificate.getSubject()),
                    CertificateReader.extension(certificate, Extension.subjectKeyIdentifier, id -> id).isPresent(),
                    Keys.specOf(certificate.getSubjectPublicKeyInfo()), decoded.key(), decoded.signatureAlgorithm(), sound(certificate),
                    CertificateReader.validity(certificate));
        });
    }

    private static boolean signs(Certificate certificate) {
        return CertificateReader.extension(certificate, Extension.keyUsage, KeyUsage::getInstance)
                .map(usage -> usage.hasUsages(KeyUsage.keyCertSign)).orElse(false);
    }

    private static boolean sound(Certificate certificate) {
        return TrustedSignature.of(certificate.getSignatureAlgorithm().getAlgorithm())
                .filter(known -> known.algorithm() == Algorithm.RSA || known.algorithm() == Algorithm.EC).isPresent();
    }
}
