package dev.chancery.pki;

import dev.chancery.domain.Failure;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Certificate;

/// An authority as others' certificates name it, to be asked about thousands of them. Safe for use by many threads.
public final class Signatory {

    private final Sighted own;
    private final Optional<PublicKey> key;

    private Signatory(Sighted own, Optional<PublicKey> key) {
        this.own = own;
        this.key = key;
    }

    /// The authority with this certificate.
    ///
    /// @throws Failure.Malformed when it is none
    public static Signatory of(byte[] der) {
        var own = Sighted.of(der);
        return new Signatory(own, own.facts().key().map(spec -> Keys.ofCertificate(der, spec, Crypto.chosen())));
    }

    /// Whether this certificate names it as its issuer and bears its signature (RFC 5280, 6.1.3, a 1 and a 4).
    ///
    /// @throws Failure.Malformed when it is no certificate
    public boolean signed(byte[] der) {
        return Hostile.read("certificate", der, () -> {
            var certificate = CertificateReader.parse(der);
            return isNamed(certificate.getIssuer()) && (signedFast(certificate) || signedOtherwise(der));
        });
    }

    private boolean isNamed(X500Name issuer) {
        return issuer.equals(own.subject());
    }

    private boolean signedFast(Certificate certificate) {
        var way = TrustedSignature.of(certificate.getSignatureAlgorithm().getAlgorithm());
        if (way.isEmpty() || key.isEmpty()) {
            return false;
        }
        try {
            var verifier = Signature.getInstance(way.get().jcaName(), Crypto.chosen().provider(way.get().algorithm()));
            verifier.initVerify(key.get());
            verifier.update(certificate.getTBSCertificate().getEncoded());
            return verifier.verify(certificate.getSignature().getOctets());
        } catch (GeneralSecurityException | IOException anotherKind) {
            return false;
        }
    }

    /// What the chosen provider does not know, or sees otherwise.
    private boolean signedOtherwise(byte[] der) {
        return SignatureCheck.of(Sighted.of(der), own) == SignatureCheck.HOLDS;
    }
}
