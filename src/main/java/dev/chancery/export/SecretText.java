package dev.chancery.export;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// ASCII text that may hold a private key: what it outgrows is wiped.
final class SecretText {

    private static final String HEX = "0123456789abcdef";
    private static final int NIBBLE = 4;
    private static final int LOW = 0xf;

    private byte[] octets = new byte[4096];
    private int length;

    SecretText add(String ascii) {
        for (var octet : ascii.getBytes(StandardCharsets.US_ASCII)) {
            add(octet);
        }
        return this;
    }

    SecretText add(byte[] ascii) {
        for (var octet : ascii) {
            add(octet);
        }
        return this;
    }

    /// `0x3f`.
    SecretText hex(byte octet) {
        add((byte) '0');
        add((byte) 'x');
        add((byte) HEX.charAt(octet >> NIBBLE & LOW));
        add((byte) HEX.charAt(octet & LOW));
        return this;
    }

    void add(byte ascii) {
        if (length == octets.length) {
            var grown = Arrays.copyOf(octets, 2 * length);
            Arrays.fill(octets, (byte) 0);
            octets = grown;
        }
        octets[length++] = ascii;
    }

    /// All of it, to be wiped by the caller; nothing is left here.
    byte[] take() {
        var all = Arrays.copyOf(octets, length);
        Arrays.fill(octets, (byte) 0);
        length = 0;
        return all;
    }
}
