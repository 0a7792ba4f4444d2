package dev.chancery.domain;

import java.util.Arrays;
import java.util.HexFormat;

/// Octets that do not change and compare by content: a DER encoding, a fingerprint. Never a secret.
public final class Bytes {

    private final byte[] octets;

    private Bytes(byte[] octets) {
        this.octets = octets;
    }

    public static Bytes of(byte[] octets) {
        return new Bytes(octets.clone());
    }

    /// A copy.
    public byte[] toArray() {
        return octets.clone();
    }

    public int length() {
        return octets.length;
    }

    /// `9F:2C:61`, as fingerprints are compared.
    public String colonHex() {
        return HexFormat.ofDelimiter(":").withUpperCase().formatHex(octets);
    }

    /// `9f2c61`.
    public String hex() {
        return HexFormat.of().formatHex(octets);
    }

    @Override public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(octets, bytes.octets);
    }

    @Override public int hashCode() {
        return Arrays.hashCode(octets);
    }

    @Override public String toString() {
        return octets.length + " octets";
    }
}
