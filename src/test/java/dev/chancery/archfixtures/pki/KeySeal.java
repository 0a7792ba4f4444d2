package dev.chancery.archfixtures.pki;

/// What only some may open.
public final class KeySeal {
    public byte[] unseal() {
        return new byte[0];
    }
}
