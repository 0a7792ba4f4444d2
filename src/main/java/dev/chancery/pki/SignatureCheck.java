package dev.chancery.pki;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.ContentVerifierProvider;
import org.bouncycastle.operator.OperatorCreationException;

/// Whether a certificate's signature is by a key, with any algorithm that is known here and not only those that Chancery
/// signs with. A key that would take long is not tried.
enum SignatureCheck {
    HOLDS, FAILS, UNKNOWN;

    private static final int MOST_RSA_BITS = 8192;
    private static final int MOST_EXPONENT_BITS = 64;

    static SignatureCheck of(Sighted certificate, Sighted issuer) {
        var signed = certificate.certificate();
        return of(issuer.certificate().getSubjectPublicKeyInfo(), signed.getSignatureAlgorithm(),
                out -> signed.getTBSCertificate().encodeTo(out, ASN1Encoding.DER), signed.getSignature().getOctets());
    }

    /// The same of whatever is signed.
    static SignatureCheck of(SubjectPublicKeyInfo key, AlgorithmIdentifier algorithm, Body body, byte[] signature) {
        try {
            if (!isReasonable(key)) {
                return UNKNOWN;
            }
            var verifier = verifier(key, algorithm).get(algorithm);
            try (var out = verifier.getOutputStream()) {
                body.writeTo(out);
            }
            return verifier.verify(signature) ? HOLDS : FAILS;
        } catch (OperatorCreationException | IOException unknown) {
            return UNKNOWN;
        } catch (RuntimeException broken) {
            return FAILS;
        }
    }

    /// Writes the octets that are signed.
    interface Body {
        void writeTo(OutputStream out) throws IOException;
    }

    /// @throws OperatorCreationException when it is a kind of key that nobody here reads
    static ContentVerifierProvider verifier(SubjectPublicKeyInfo key) throws OperatorCreationException {
        return Crypto.anyVerifier(isRsa(key)).build(key);
    }

    /// PSS goes by another name in the JDK than the one that is asked for (RFC 4055, 3.1).
    private static ContentVerifierProvider verifier(SubjectPublicKeyInfo key, AlgorithmIdentifier algorithm)
            throws OperatorCreationException {
        return PKCSObjectIdentifiers.id_RSASSA_PSS.equals(algorithm.getAlgorithm()) ? Crypto.anyVerifier(false).build(key) : verifier(key);
    }

    private static boolean isRsa(SubjectPublicKeyInfo key) {
        return PKCSObjectIdentifiers.rsaEncryption.equals(key.getAlgorithm().getAlgorithm());
    }

    /// Curves are named (RFC 5480, 2.1.1), RSA numbers of a size that somebody uses.
    static boolean isReasonable(SubjectPublicKeyInfo key) throws IOException {
        if (isRsa(key)) {
            var rsa = RSAPublicKey.getInstance(key.parsePublicKey());
            return isPositive(rsa.getModulus(), MOST_RSA_BITS) && isPositive(rsa.getPublicExponent(), MOST_EXPONENT_BITS);
        }
        return !X9ObjectIdentifiers.id_ecPublicKey.equals(key.getAlgorithm().getAlgorithm())
                || key.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier;
    }

    private static boolean isPositive(BigInteger number, int mostBits) {
        return number.signum() > 0 && number.bitLength() <= mostBits;
    }
}
