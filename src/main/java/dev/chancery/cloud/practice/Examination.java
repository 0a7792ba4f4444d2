package dev.chancery.cloud.practice;

import dev.chancery.cloud.practice.Refusal.Why;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Pem;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Signature;
import java.security.SignatureException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Set;

/// What every cloud asks of an authority's certificate and of its proof, checked with the platform's own means.
final class Examination {

    private static final int KEY_CERT_SIGN = 5;
    private static final int LEAST_RSA_BITS = 2048;
    private static final Set<String> SIGNATURES = Set.of("SHA256WITHRSA", "SHA384WITHRSA", "SHA512WITHRSA", "SHA256WITHECDSA",
            "SHA384WITHECDSA", "SHA512WITHECDSA");
    private static final Set<KeySpec> CURVES = Set.of(KeySpec.EC_P256, KeySpec.EC_P384, KeySpec.EC_P521);

    private final Clock clock;

    Examination(Clock clock) {
        this.clock = clock;
    }

    /// The one certificate in a text of PEM, with nothing beside it.
    X509Certificate pem(String text) {
        var blocks = blocks(text);
        if (blocks.stream().anyMatch(block -> block.label().contains("PRIVATE KEY"))) {
            throw bad("The certificate must not hold a private key.");
        }
        if (blocks.size() != 1 || !blocks.getFirst().label().equals("CERTIFICATE")) {
            throw bad("There must be exactly one certificate in PEM.");
        }
        return der(blocks.getFirst().content());
    }

    private static java.util.List<Pem.Block> blocks(String text) {
        try {
            return Pem.read(text);
        } catch (Failure.Malformed | IllegalArgumentException broken) {
            throw bad("The certificate is not PEM.");
        }
    }

    /// A certificate whose octets are in base64: DER, or all of a file of PEM.
    X509Certificate base64(String text) {
        try {
            var octets = Base64.getDecoder().decode(text);
            var inner = new String(octets, StandardCharsets.ISO_8859_1);
            return inner.startsWith("-----BEGIN") ? pem(inner) : der(octets);
        } catch (IllegalArgumentException another) {
            throw new Refusal(Why.WRONG_ENCODING, "The certificate is not base64.");
        }
    }

    private static X509Certificate der(byte[] octets) {
        try {
            var read = (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(octets));
            if (Arrays.equals(read.getEncoded(), octets)) {
                return read;
            }
        } catch (CertificateException none) {
            throw bad("The certificate cannot be read.");
        }
        throw bad("There is something behind the certificate.");
    }

    /// The certificate of an authority that may be one: version 3, says it is one and may sign, a fit key, valid now.
    X509Certificate authority(X509Certificate certificate) {
        if (certificate.getVersion() != 3) {
            throw bad("The CA certificate must be of X.509 version 3.");
        }
        if (certificate.getBasicConstraints() < 0) {
            throw bad("The CA certificate does not have the basicConstraints extension as true.");
        }
        if (certificate.getKeyUsage() == null || !certificate.getKeyUsage()[KEY_CERT_SIGN]) {
            throw bad("The CA certificate lacks the key usage keyCertSign.");
        }
        return current(fit(certificate));
    }

    /// Whether its key signed it, which an intermediate's did not.
    boolean isRoot(X509Certificate certificate) {
        return Arrays.equals(certificate.getIssuerX500Principal().getEncoded(), certificate.getSubjectX500Principal().getEncoded())
                && signedBy(certificate, certificate);
    }

    /// The certificate that proves that whoever made it has the authority's key: its name is the code and nothing else is.
    void proof(X509Certificate proof, X509Certificate authority, String code) {
        var issuer = Arrays.equals(proof.getIssuerX500Principal().getEncoded(), authority.getSubjectX500Principal().getEncoded());
        if (!issuer || !signedBy(proof, authority)) {
            throw new Refusal(Why.BAD_PROOF, "The verification certificate is not signed by the CA certificate.");
        }
        current(fit(proof));
        var names = CommonNames.of(proof.getSubjectX500Principal());
        if (code.isEmpty() || names.size() != 1 || !Arrays.equals(names.getFirst(), code.getBytes(StandardCharsets.UTF_8))) {
            throw new Refusal(Why.WRONG_CODE, "The common name of the verification certificate is not the registration code.");
        }
    }

    /// Whether `signature`, base64 on one line, is the authority's over the octets of the code.
    boolean signed(String signature, X509Certificate authority, String code) {
        try {
            var check = Signature.getInstance("SHA256with" + (authority.getPublicKey() instanceof RSAPublicKey ? "RSA" : "ECDSA"));
            check.initVerify(authority.getPublicKey());
            check.update(code.getBytes(StandardCharsets.UTF_8));
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (SignatureException | IllegalArgumentException none) {
            return false;
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static X509Certificate fit(X509Certificate certificate) {
        var fitKey = certificate.getPublicKey() instanceof RSAPublicKey rsa ? rsa.getModulus().bitLength() >= LEAST_RSA_BITS
                : CertificateReader.facts(encoded(certificate)).key().filter(CURVES::contains).isPresent();
        if (!fitKey) {
            throw bad("The key in the certificate is not valid.");
        }
        if (!SIGNATURES.contains(certificate.getSigAlgName().toUpperCase(java.util.Locale.ROOT))) {
            throw bad("The signature algorithm of the certificate is not supported: " + certificate.getSigAlgName());
        }
        return certificate;
    }

    private X509Certificate current(X509Certificate certificate) {
        try {
            certificate.checkValidity(Date.from(clock.instant()));
            return certificate;
        } catch (CertificateException notNow) {
            throw bad("The certificate is not valid now.");
        }
    }

    private static boolean signedBy(X509Certificate signed, X509Certificate signer) {
        try {
            signed.verify(signer.getPublicKey());
            return true;
        } catch (GeneralSecurityException another) {
            return false;
        }
    }

    static byte[] encoded(X509Certificate certificate) {
        try {
            return certificate.getEncoded();
        } catch (CertificateEncodingException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static Refusal bad(String message) {
        return new Refusal(Why.BAD_CERTIFICATE, message);
    }
}
