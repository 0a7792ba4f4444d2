package dev.chancery.domain;

import java.util.Arrays;
import java.util.function.Function;

/// A private key that a Vault has made and sent. Wiped when it is closed.
public final class VaultKey implements AutoCloseable {

    private final byte[] pem;
    private volatile boolean wiped;

    /// `pem` is taken over, not copied.
    public VaultKey(byte[] pem) {
        this.pem = pem;
    }

    /// Lends its PEM text (`RSA PRIVATE KEY`, `EC PRIVATE KEY` or `PRIVATE KEY`, not encrypted) to `user`, which keeps
    /// none of it.
    ///
    /// @throws IllegalStateException once it has been wiped
    public <T> T use(Function<byte[], T> user) {
        if (wiped) {
            throw new IllegalStateException("wiped");
        }
        return user.apply(pem);
    }

    @Override public void close() {
        wiped = true;
        Arrays.fill(pem, (byte) 0);
    }

    @Override public String toString() {
        return "(secret)";
    }
}
