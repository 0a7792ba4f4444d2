package dev.chancery.pki;

import dev.chancery.domain.KeySpec;
import dev.chancery.domain.RequestViolation;
import dev.chancery.domain.Violation;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;

/// The proof in a request that whoever made it holds the private key (RFC 2986, 4.2). Any digest of SHA-2 from 256 bits on
/// will do, whatever the size of the key: most programs take SHA-256 for all.
record RequestSignature(AlgorithmIdentifier algorithm, byte[] value) {

    private static final Set<String> PSS_DIGESTS = Set.of("SHA-256", "SHA-384", "SHA-512");

    String label() {
        return isPss() ? "RSA-PSS" : CertificateReader.signature(algorithm);
    }

    private boolean isPss() {
        return PKCSObjectIdentifiers.id_RSASSA_PSS.equals(algorithm.getAlgorithm());
    }

    /// Why the algorithm alone rules it out.
    Optional<Violation> objection() {
        return isPss() || TrustedSignature.of(algorithm.getAlgorithm()).isPresent()
                ? Optional.empty() : Optional.of(new RequestViolation.UnsupportedSignature(label()));
    }

    /// Whether it signs `message` by `key`; a signature that cannot even be read does not.
    boolean verifies(KeySpec spec, PublicKey key, byte[] message, Crypto crypto) {
        try {
            var signature = isPss() ? pss() : Signature.getInstance(known(spec).jcaName(), crypto.provider(spec.algorithm()));
            signature.initVerify(key);
            signature.update(message);
            return signature.verify(value);
        } catch (GeneralSecurityException | IOException | IllegalArgumentException notASignature) {
            return false;
        }
    }

    private TrustedSignature known(KeySpec spec) throws GeneralSecurityException {
        return TrustedSignature.of(algorithm.getAlgorithm()).filter(known -> known.algorithm() == spec.algorithm())
                .orElseThrow(() -> new GeneralSecurityException("the algorithm of another kind of key"));
    }

    /// By the JDK, which is there everywhere; the two digests must be the same one (RFC 4055, 3.1).
    private Signature pss() throws GeneralSecurityException, IOException {
        var parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
        parameters.init(algorithm.getParameters().toASN1Primitive().getEncoded());
        var spec = parameters.getParameterSpec(PSSParameterSpec.class);
        if (!PSS_DIGESTS.contains(spec.getDigestAlgorithm())
                || !(spec.getMGFParameters() instanceof MGF1ParameterSpec mask)
                || !mask.getDigestAlgorithm().equals(spec.getDigestAlgorithm())) {
            throw new GeneralSecurityException("a digest that is not taken");
        }
        var signature = Signature.getInstance("RSASSA-PSS");
        signature.setParameter(spec);
        return signature;
    }
}
