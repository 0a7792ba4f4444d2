package dev.chancery.archfixtures.pki;

/// What only the engine may sign.
public final class Draft {
    public byte[] sign() {
        return new byte[0];
    }
}
