package dev.chancery.pki;

import dev.chancery.domain.Bytes;
import java.security.PrivateKey;
import java.security.PublicKey;
import org.jspecify.annotations.Nullable;

/// A private key that stays on its token: it can be asked for a signature and for nothing else.
@SuppressWarnings("serial")
final class TokenPrivateKey implements PrivateKey {

    private final transient Token token;
    private final transient Bytes id;
    private final transient PublicKey open;
    private transient Token.Handle handle = Token.Handle.NONE;

    TokenPrivateKey(Token token, Bytes id, PublicKey open) {
        this.token = token;
        this.id = id;
        this.open = open;
    }

    /// What the token makes of `data` by this mechanism.
    synchronized byte[] sign(long mechanism, byte[] data) {
        var signed = token.sign(id, open, handle, mechanism, data);
        handle = signed.handle();
        return signed.octets();
    }

    @Override public String getAlgorithm() {
        return open.getAlgorithm();
    }

    /// Never there.
    @Override public @Nullable String getFormat() {
        return null;
    }

    /// Never there.
    @Override public byte @Nullable [] getEncoded() {
        return null;
    }

    @Override public String toString() {
        return "key " + id.hex() + " on a token";
    }
}
