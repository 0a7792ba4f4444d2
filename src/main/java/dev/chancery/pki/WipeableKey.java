package dev.chancery.pki;

import java.util.Arrays;
import javax.crypto.SecretKey;

/// An AES key whose one copy here is wiped when it is destroyed; `SecretKeySpec` keeps its own for ever.
final class WipeableKey implements SecretKey, AutoCloseable {

    private final transient byte[] octets;
    private transient boolean destroyed;

    /// Takes `octets` over.
    WipeableKey(byte[] octets) {
        this.octets = octets;
    }

    /// A copy, to be wiped by whoever asked. A key that has been wiped is never handed out as one of zeros.
    ///
    /// @throws IllegalStateException after [#destroy]
    @Override public synchronized byte[] getEncoded() {
        if (destroyed) {
            throw new IllegalStateException("the key has been wiped");
        }
        return octets.clone();
    }

    @Override public synchronized void destroy() {
        destroyed = true;
        Arrays.fill(octets, (byte) 0);
    }

    @Override public synchronized boolean isDestroyed() {
        return destroyed;
    }

    @Override public void close() {
        destroy();
    }

    @Override public String getAlgorithm() {
        return "AES";
    }

    @Override public String getFormat() {
        return "RAW";
    }
}
