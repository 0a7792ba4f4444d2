package dev.chancery.pki;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import java.util.Arrays;

/// Whether one certificate has issued another (RFC 5280, 4.1.2.4 and 4.2.1.1), both from anybody.
public final class IssuedBy {

    private static final String WHAT = "certificate";

    private IssuedBy() {}

    /// Whether it names itself as its issuer, as roots do: by name, and where it says so by key. A certificate that leads
    /// from one key of an authority to another one has the same name twice and does not.
    public static boolean itself(byte[] der) {
        return Hostile.read(WHAT, der, () -> {
            var certificate = CertificateReader.parse(der);
            return NameMatch.same(certificate.getIssuer(), certificate.getSubject()) && sameKey(certificate, certificate);
        });
    }

    /// Whether `issuer` is an authority with the name, and where both say so the key, that `der` gives its issuer, and its key
    /// signed this one.
    public static boolean another(byte[] der, byte[] issuer) {
        return names(der, issuer) && verifies(der, issuer);
    }

    static boolean names(byte[] der, byte[] issuer) {
        return Hostile.read(WHAT, der, () -> {
            var child = CertificateReader.parse(der);
            var parent = CertificateReader.parse(issuer);
            return NameMatch.same(child.getIssuer(), parent.getSubject()) && sameKey(child, parent)
                    && CertificateReader.constraints(parent).map(BasicConstraints::isCA).orElse(false);
        });
    }

    private static boolean sameKey(Certificate child, Certificate parent) {
        var wanted = CertificateReader.extension(child, Extension.authorityKeyIdentifier, AuthorityKeyIdentifier::getInstance)
                .flatMap(identifier -> Optional.ofNullable(identifier.getKeyIdentifierOctets()));
        var held = CertificateReader.extension(parent, Extension.subjectKeyIdentifier, SubjectKeyIdentifier::getInstance)
                .map(SubjectKeyIdentifier::getKeyIdentifier);
        return wanted.isEmpty() || held.isEmpty() || Arrays.equals(wanted.get(), held.get());
    }

    /// Whether the signature of `der` is by the key of `issuer`.
    static boolean verifies(byte[] der, byte[] issuer) {
        return Hostile.read(WHAT, der, () -> {
            try {
                parsed(der).verify(parsed(issuer).getPublicKey());
                return true;
            } catch (GeneralSecurityException another) {
                return false;
            }
        });
    }

    private static X509Certificate parsed(byte[] der) throws GeneralSecurityException {
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der));
    }
}
