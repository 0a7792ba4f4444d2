package dev.chancery.probe;

import dev.chancery.domain.Failure;
import java.io.ByteArrayInputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;

/// A certificate with its private key and those above it, as one side of a TLS connection shows it. It lives as long as the
/// caller holds it.
public final class Identity {

    private final List<X509Certificate> chain;
    private final PrivateKey key;

    private Identity(List<X509Certificate> chain, PrivateKey key) {
        this.chain = List.copyOf(chain);
        this.key = key;
    }

    /// @param chain the certificate first; DER
    /// @param pkcs8 its private key, which stays the caller's to wipe
    /// @throws Failure.Malformed when TLS has no use for them: no certificates, or a key of a kind that it does not know
    public static Identity of(List<byte[]> chain, byte[] pkcs8) {
        try {
            var certificates = new ArrayList<X509Certificate>();
            for (var der : chain) {
                certificates.add((X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der)));
            }
            var algorithm = certificates.getFirst().getPublicKey().getAlgorithm();
            return new Identity(certificates, KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8)));
        } catch (GeneralSecurityException unfit) {
            throw new Failure.Malformed("certificate and key for a TLS connection", unfit);
        }
    }

    X509Certificate[] chain() {
        return chain.toArray(X509Certificate[]::new);
    }

    PrivateKey key() {
        return key;
    }

    /// What JSSE calls the kind of its key.
    String kind() {
        return key.getAlgorithm().equals("Ed25519") ? "EdDSA" : key.getAlgorithm();
    }

    @Override public String toString() {
        return "identity of " + chain.getFirst().getSubjectX500Principal();
    }
}
