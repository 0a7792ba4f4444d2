package dev.chancery.cloud.practice;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

/// Ids, codes and tags that nobody guesses.
final class Randomness {

    private final SecureRandom random;

    Randomness(SecureRandom random) {
        this.random = random;
    }

    /// In lower case.
    String hex(int characters) {
        return HexFormat.of().formatHex(octets(characters / 2));
    }

    String uuid() {
        return UUID.nameUUIDFromBytes(octets(16)).toString();
    }

    /// As Azure's look: 12 characters of base64.
    String tag() {
        return Base64.getEncoder().encodeToString(octets(8));
    }

    private byte[] octets(int count) {
        var octets = new byte[count];
        random.nextBytes(octets);
        return octets;
    }
}
