package dev.chancery.pki;

import dev.chancery.domain.KeySpec;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Signs with one private key from any number of threads.
///
/// A `Signature` costs more to set up than to use, so each is kept for the next one who asks; there are never more of them
/// than there were threads at once, and they go when this goes.
final class Signer {

    private static final byte[] PROOF = "Chancery: do this key and this certificate belong together?"
            .getBytes(StandardCharsets.US_ASCII);

    private final KeySpec spec;
    private final SignatureScheme scheme;
    private final PrivateKey key;
    private final Crypto crypto;
    private final Queue<Signature> idle = new ConcurrentLinkedQueue<>();

    Signer(KeySpec spec, PrivateKey key, Crypto crypto) {
        this.spec = spec;
        this.scheme = SignatureScheme.of(spec);
        this.key = key;
        this.crypto = crypto;
    }

    SignatureScheme scheme() {
        return scheme;
    }

    /// @throws IllegalStateException when the provider fails or answers in another form than the scheme's
    byte[] sign(byte[] message) {
        try {
            return signed(message);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("cannot sign with " + spec.label(), broken);
        }
    }

    private byte[] signed(byte[] message) throws GeneralSecurityException {
        var kept = idle.poll();
        var signature = kept == null ? initialized() : kept;
        signature.update(message);
        var signed = signature.sign();
        if (!scheme.gives(signed, spec)) {
            throw new IllegalStateException(crypto.name() + " did not sign by " + scheme.label());
        }
        idle.add(signature);
        return signed;
    }

    private Signature initialized() throws GeneralSecurityException {
        var signature = crypto.signature(scheme);
        signature.initSign(key);
        return signature;
    }

    /// Whether what this signs is verified by `other`.
    boolean belongsTo(PublicKey other) {
        try {
            return crypto.verifies(scheme, other, PROOF, signed(PROOF));
        } catch (GeneralSecurityException | IllegalStateException another) {
            return false;
        }
    }
}
