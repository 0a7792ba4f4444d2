package dev.chancery.pki;

import dev.chancery.domain.Failure;
import java.security.PrivateKey;

/// An authority's private key together with the certificate that it belongs to: the one cannot be used for the other's
/// issuing. Safe for use by many threads; holds the key until it is let go.
public final class SigningKey {

    private final IssuingCertificate issuer;
    private final Signer signer;

    private SigningKey(IssuingCertificate issuer, Signer signer) {
        this.issuer = issuer;
        this.signer = signer;
    }

    /// The key of this certificate, after it has proven by a signature to be that.
    ///
    /// @throws Failure.Tampered when key and certificate do not belong together
    /// @throws Failure.Malformed when it is no authority's certificate
    public static SigningKey of(byte[] caCertificateDer, PrivateKey key) {
        return of(caCertificateDer, key, Crypto.chosen());
    }

    static SigningKey of(byte[] caCertificateDer, PrivateKey key, Crypto crypto) {
        var issuer = IssuingCertificate.of(caCertificateDer);
        var signer = new Signer(issuer.key(), key, crypto);
        if (!signer.belongsTo(Keys.ofCertificate(caCertificateDer, issuer.key(), crypto))) {
            throw new Failure.Tampered("a signing key that is not its certificate's");
        }
        return new SigningKey(issuer, signer);
    }

    boolean belongsTo(IssuingCertificate other) {
        return issuer.der().equals(other.der());
    }

    IssuingCertificate issuer() {
        return issuer;
    }

    Signer signer() {
        return signer;
    }
}
