package dev.chancery.pki;

import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;

/// Whether a revocation list is the authority's that it says (RFC 5280, 6.3.3, steps f and g).
final class ListSignature {

    private static final String WHAT = "certificate of a list's issuer";

    private ListSignature() {}

    /// Whether it says that it is this authority's, by name and, where both say so, by key: those of several keys may have
    /// one name.
    static boolean names(RevocationListReader list, Sighted issuer) {
        return NameMatch.same(list.issuerName(), issuer.subject())
                && list.authorityKeyId().map(id -> fits(id, issuer.certificate())).orElse(true);
    }

    static boolean holds(RevocationListReader list, byte[] certificateDer) {
        return Hostile.read(WHAT, certificateDer, () -> {
            var certificate = CertificateReader.parse(certificateDer);
            return NameMatch.same(list.issuerName(), certificate.getSubject()) && maySign(certificate)
                    && list.authorityKeyId().map(id -> fits(id, certificate)).orElse(true)
                    && verifies(list, publicKey(certificateDer));
        });
    }

    /// The same of somebody's certificate, whatever the algorithm; how strong it is, is another question.
    static boolean holds(RevocationListReader list, Sighted signer) {
        return names(list, signer) && maySign(signer.certificate()) && SignatureCheck.of(signer.certificate().getSubjectPublicKeyInfo(),
                list.algorithm(), list::writeSigned, list.signature()) == SignatureCheck.HOLDS;
    }

    private static boolean maySign(Certificate certificate) {
        return CertificateReader.extension(certificate, Extension.keyUsage, KeyUsage::getInstance)
                .map(usage -> usage.hasUsages(KeyUsage.cRLSign)).orElse(true);
    }

    private static boolean fits(AuthorityKeyIdentifier wanted, Certificate certificate) {
        var own = CertificateReader.extension(certificate, Extension.subjectKeyIdentifier, SubjectKeyIdentifier::getInstance);
        return wanted.getKeyIdentifierOctets() == null || own.isEmpty()
                || Arrays.equals(wanted.getKeyIdentifierOctets(), own.get().getKeyIdentifier());
    }

    private static PublicKey publicKey(byte[] der) throws GeneralSecurityException {
        return CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)).getPublicKey();
    }

    private static boolean verifies(RevocationListReader list, PublicKey key) {
        var known = TrustedSignature.of(list.algorithm().getAlgorithm());
        if (known.isEmpty()) {
            return false;
        }
        try {
            var verifier = Signature.getInstance(known.get().jcaName());
            verifier.initVerify(key);
            list.feed(verifier);
            return verifier.verify(list.signature());
        } catch (GeneralSecurityException anotherKind) {
            return false;
        }
    }
}
