package dev.chancery.pki;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Validity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/// An authority's certificate with everything that goes from it into each certificate below it, encoded once.
///
/// `name` keeps the subject's octets: an issuer that is written in other string types than its own certificate is not
/// found by verifiers that compare octets.
record IssuingCertificate(
        Bytes der, X500Name name, Validity validity, OptionalInt pathLength, KeySpec key, Extension authorityKeyId,
        Specimen specimen) {

    private static final String WHAT = "authority certificate";

    /// @throws Failure.Malformed unless it is the DER of a certificate that may sign others (RFC 5280, 4.2.1.3 and
    ///         4.2.1.9), with a key of a kind that Chancery signs with
    static IssuingCertificate of(byte[] der) {
        return Hostile.read(WHAT, der, () -> {
            var certificate = CertificateReader.parse(der);
            require(Arrays.equals(certificate.getEncoded(ASN1Encoding.DER), der), "not in DER");
            require(CertificateReader.constraints(certificate).map(BasicConstraints::isCA).orElse(false), "no authority");
            require(maySign(certificate), "may not sign certificates");
            require(certificate.getSubject().getRDNs().length > 0, "no subject");
            return new IssuingCertificate(Bytes.of(der), certificate.getSubject(), CertificateReader.validity(certificate),
                    CertificateReader.pathLength(certificate), key(certificate), authorityKeyId(certificate),
                    Specimen.of(der, Optional.empty()));
        });
    }

    byte[] nameOctets() {
        try {
            return name.getEncoded(ASN1Encoding.DER);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new Failure.Malformed(WHAT + ": " + otherwise);
        }
    }

    private static boolean maySign(Certificate certificate) {
        return CertificateReader.extension(certificate, Extension.keyUsage, KeyUsage::getInstance)
                .map(usage -> usage.hasUsages(KeyUsage.keyCertSign)).orElse(true);
    }

    private static KeySpec key(Certificate certificate) {
        return Keys.specOf(certificate.getSubjectPublicKeyInfo())
                .orElseThrow(() -> new Failure.Malformed(WHAT + ": a key that Chancery does not sign with"));
    }

    /// The identifier that the authority has given itself; one without gets the one we would have given it.
    private static Extension authorityKeyId(Certificate certificate) {
        return ExtensionEncoding.authorityKeyId(
                CertificateReader.extension(certificate, Extension.subjectKeyIdentifier, SubjectKeyIdentifier::getInstance)
                        .map(SubjectKeyIdentifier::getKeyIdentifier)
                        .orElseGet(() -> ExtensionEncoding.keyId(certificate.getSubjectPublicKeyInfo())));
    }
}
