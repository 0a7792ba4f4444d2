package dev.chancery.pki;

import java.security.GeneralSecurityException;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.crypto.Mac;

/// HMAC-SHA-256 (RFC 2104) under one key. Safe for use by many threads.
final class KeyedHash implements AutoCloseable {

    private final WipeableKey key;
    private final Queue<Mac> idle = new ConcurrentLinkedQueue<>();

    /// Takes `key` over.
    KeyedHash(WipeableKey key) {
        this.key = key;
    }

    /// @throws IllegalStateException after [#close]
    byte[] of(byte[] message) {
        if (key.isDestroyed()) {
            throw new IllegalStateException("the key has been wiped");
        }
        var mac = mac();
        var hash = mac.doFinal(message);
        idle.add(mac);
        return hash;
    }

    private Mac mac() {
        var kept = idle.poll();
        if (kept != null) {
            return kept;
        }
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override public void close() {
        key.destroy();
        idle.clear();
    }
}
