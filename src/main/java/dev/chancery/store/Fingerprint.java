package dev.chancery.store;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// By which an encoding is known to be the one that was stored.
final class Fingerprint {

    private Fingerprint() {}

    static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
