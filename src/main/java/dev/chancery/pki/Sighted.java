package dev.chancery.pki;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.SubjectName;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/// A certificate that is being verified: somebody's, read and not believed.
record Sighted(Bytes der, Certificate certificate, List<SubjectName> names) {

    /// @throws dev.chancery.domain.Failure.Malformed unless all of it that is looked at can be read
    static Sighted of(byte[] der) {
        return Hostile.read("certificate", der, () -> {
            var certificate = CertificateReader.parse(der);
            CertificateReader.validity(certificate);
            NameEncoding.name(certificate.getSubject());
            CertificateReader.pathLength(certificate);
            return new Sighted(Bytes.of(der), certificate, CertificateReader.names(certificate));
        });
    }

    /// The certificate as values.
    ///
    /// @throws dev.chancery.domain.Failure.Malformed when its serial number or key are none
    Facts facts() {
        return CertificateReader.facts(der.toArray());
    }

    X500Name subject() {
        return certificate.getSubject();
    }

    X500Name issuer() {
        return certificate.getIssuer();
    }

    boolean isSelfIssued() {
        return NameMatch.same(subject(), issuer());
    }

    /// Whether it is by its own key. A name that is its issuer's own is not enough: so are those of certificates that lead
    /// from one key of an authority to another.
    boolean isSelfSigned() {
        return isSelfIssued() && names(this) && SignatureCheck.of(this, this) == SignatureCheck.HOLDS;
    }

    /// Whether both are certificates of one name and one key, so that a way has no need of both (RFC 4158, 2.4.2).
    boolean isSameAuthority(Sighted other) {
        return NameMatch.same(subject(), other.subject())
                && certificate.getSubjectPublicKeyInfo().equals(other.certificate().getSubjectPublicKeyInfo());
    }

    /// What a person calls it: the common name, or the whole name where there is none.
    String label() {
        return NameEncoding.name(subject()).commonName().map(Visible::line).orElseGet(() -> NameText.of(subject()));
    }

    String issuerLabel() {
        return NameEncoding.name(issuer()).commonName().map(Visible::line).orElseGet(() -> NameText.of(issuer()));
    }

    /// Whether `other` may be the issuer of this one, by name and key identifier (RFC 5280, 4.2.1.1).
    boolean names(Sighted other) {
        return NameMatch.same(issuer(), other.subject()) && fits(other);
    }

    private boolean fits(Sighted other) {
        var wanted = CertificateReader.extension(certificate, Extension.authorityKeyIdentifier, AuthorityKeyIdentifier::getInstance)
                .map(AuthorityKeyIdentifier::getKeyIdentifierOctets);
        var own = other.keyId();
        return wanted.isEmpty() || own.isEmpty() || Arrays.equals(wanted.get(), own.get());
    }

    Optional<byte[]> keyId() {
        return CertificateReader.extension(certificate, Extension.subjectKeyIdentifier, SubjectKeyIdentifier::getInstance)
                .map(SubjectKeyIdentifier::getKeyIdentifier);
    }
}
