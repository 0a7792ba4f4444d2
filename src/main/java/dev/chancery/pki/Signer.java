package dev.chancery.pki;

import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
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

    /// What is signed, written to where it is wanted.
    @FunctionalInterface
    interface Message {
        void writeTo(OutputStream out) throws IOException;
    }

    /// @throws IllegalStateException when the provider fails or answers in another form than the scheme's
    byte[] sign(byte[] message) {
        try {
            return sign(out -> out.write(message));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /// The same for a message that is not in memory as a whole.
    ///
    /// @throws IOException of the message's own
    byte[] sign(Message message) throws IOException {
        try {
            return signed(message);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("cannot sign with " + spec.label(), broken);
        }
    }

    /// The same with SHA-256 whatever the size of the key, where somebody asks for just that.
    ///
    /// @throws Failure.Malformed when the key is neither RSA nor EC
    byte[] signWithSha256(byte[] message) {
        try {
            var signature = initialized(ofSha256(spec));
            signature.update(message);
            return signature.sign();
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("cannot sign with " + spec.label(), broken);
        }
    }

    static boolean verifiesSha256(PublicKey key, KeySpec spec, byte[] message, byte[] signature) {
        try {
            return Crypto.chosen().verifies(ofSha256(spec), key, message, signature);
        } catch (GeneralSecurityException another) {
            return false;
        }
    }

    private static SignatureScheme ofSha256(KeySpec spec) {
        return switch (spec.algorithm()) {
            case RSA -> SignatureScheme.RSA_SHA256;
            case EC -> SignatureScheme.ECDSA_SHA256;
            case ED25519, ML_DSA -> throw new Failure.Malformed("signing key: no SHA-256 with " + spec.label());
        };
    }

    private byte[] signed(Message message) throws GeneralSecurityException, IOException {
        var kept = idle.poll();
        var signature = kept == null ? initialized(scheme) : kept;
        message.writeTo(new Updates(signature));
        var signed = signature.sign();
        if (!scheme.gives(signed, spec)) {
            throw new IllegalStateException(crypto.name() + " did not sign by " + scheme.label());
        }
        idle.add(signature);
        return signed;
    }

    private Signature initialized(SignatureScheme by) throws GeneralSecurityException {
        var signature = key instanceof TokenPrivateKey ? new TokenSignature(by) : crypto.signature(by);
        signature.initSign(key);
        return signature;
    }

    /// Whether what this signs is verified by `other`.
    boolean belongsTo(PublicKey other) {
        try {
            return crypto.verifies(scheme, other, PROOF, signed(out -> out.write(PROOF)));
        } catch (GeneralSecurityException | IOException | IllegalStateException another) {
            return false;
        }
    }

    private static final class Updates extends OutputStream {
        private final Signature signature;

        Updates(Signature signature) {
            this.signature = signature;
        }

        @Override public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override public void write(byte[] octets, int from, int count) throws IOException {
            try {
                signature.update(octets, from, count);
            } catch (SignatureException broken) {
                throw new IOException(broken);
            }
        }
    }
}
