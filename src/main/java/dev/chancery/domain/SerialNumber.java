package dev.chancery.domain;

import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// A certificate's serial number: positive, at most 20 octets of DER (RFC 5280, 4.1.2.2).
public record SerialNumber(BigInteger value) implements Comparable<SerialNumber> {

    private static final int MOST_BITS = 159;
    private static final Pattern DECIMAL = Pattern.compile("\\d{1,49}");
    private static final Pattern HEX = Pattern.compile("[0-9a-f]{1,42}");

    public SerialNumber {
        if (!fits(value)) {
            throw new IllegalArgumentException("a serial number is positive and at most 20 octets");
        }
    }

    /// Whether it can be one.
    public static boolean fits(BigInteger value) {
        return value.signum() > 0 && value.bitLength() <= MOST_BITS;
    }

    /// 128 random bits below a leading one: never zero, and 17 octets every time.
    public static SerialNumber random(SecureRandom random) {
        return new SerialNumber(new BigInteger(128, random).setBit(128));
    }

    /// Every serial number that somebody may mean by this text, most likely first: plain hex, colon hex, `0x` hex,
    /// hex with spaces, or decimal. Empty when it cannot be one.
    public static List<SerialNumber> candidates(String text) {
        var plain = text.strip().toLowerCase(Locale.ROOT);
        var hexOnly = plain.replaceFirst("^0x", "").replaceAll("[:\\s]", "");
        var numbers = new ArrayList<BigInteger>();
        if (HEX.matcher(hexOnly).matches()) {
            numbers.add(new BigInteger(hexOnly, 16));
        }
        if (DECIMAL.matcher(plain).matches()) {
            numbers.add(new BigInteger(plain));
        }
        return numbers.stream().filter(SerialNumber::fits).distinct().map(SerialNumber::new).toList();
    }

    /// The content octets of the DER INTEGER, big-endian.
    public byte[] octets() {
        return value.toByteArray();
    }

    /// The serial number with these DER content octets.
    ///
    /// @throws IllegalArgumentException when they are none, or not a positive number of at most 20 octets
    public static SerialNumber ofOctets(byte[] octets) {
        return new SerialNumber(new BigInteger(octets));
    }

    /// Lower-case hex without a sign octet, an even number of digits.
    public String hex() {
        var digits = value.toString(16);
        return digits.length() % 2 == 0 ? digits : "0" + digits;
    }

    /// As Vault and OpenSSL write it: `6f:35:c1`.
    public String colonHex() {
        return HexFormat.ofDelimiter(":").formatHex(HexFormat.of().parseHex(hex()));
    }

    public String decimal() {
        return value.toString();
    }

    @Override public int compareTo(SerialNumber other) {
        return value.compareTo(other.value);
    }

    @Override public String toString() {
        return hex();
    }
}
