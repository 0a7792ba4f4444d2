package dev.chancery.store;

import dev.chancery.domain.Revocation;
import dev.chancery.domain.SerialNumber;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// How XCA writes values as text: base64 of DER, serial numbers in hex, GeneralizedTime in UTC. Empty for what is not so.
final class XcaText {

    /// What XCA writes where it knows no time, in the manner of RFC 5280, 4.1.2.5.
    private static final String UNDEFINED = "99991231235959Z";

    private static final Pattern SERIAL = Pattern.compile("[0-9A-Fa-f]{1,48}");
    private static final Pattern DIGITS = Pattern.compile("[0-9]{14}Z");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMddHHmmss'Z'")
            .withResolverStyle(ResolverStyle.STRICT);
    private static final int SEQUENCE = 0x30;
    private static final int LONG_FORM = 0x80;

    private XcaText() {}

    /// With or without line ends.
    static Optional<byte[]> octets(byte[] base64) {
        try {
            var decoded = Base64.getDecoder().decode(withoutSpace(base64));
            return Optional.of(decoded).filter(octets -> octets.length > 0);
        } catch (IllegalArgumentException other) {
            return Optional.empty();
        }
    }

    private static byte[] withoutSpace(byte[] text) {
        var kept = new byte[text.length];
        int length = 0;
        for (byte octet : text) {
            if (octet != '\n' && octet != '\r' && octet != ' ' && octet != '\t') {
                kept[length++] = octet;
            }
        }
        return Arrays.copyOf(kept, length);
    }

    /// Whether `octets` are one DER SEQUENCE, as PKCS #8 is and what XCA encrypted before is not.
    static boolean isSequence(byte[] octets) {
        if (octets.length < 2 || octets[0] != SEQUENCE) {
            return false;
        }
        int first = octets[1] & 0xff;
        int more = first < LONG_FORM ? 0 : first - LONG_FORM;
        if (first == LONG_FORM || more > 3 || octets.length < 2 + more) {
            return false;
        }
        var length = more == 0 ? first : new BigInteger(1, octets, 2, more).intValue();
        return octets.length == 2 + more + length;
    }

    static Optional<SerialNumber> serial(String hex) {
        try {
            return SERIAL.matcher(hex).matches() ? Optional.of(new SerialNumber(new BigInteger(hex, 16))) : Optional.empty();
        } catch (IllegalArgumentException outOfRange) {
            return Optional.empty();
        }
    }

    /// When a certificate was revoked.
    static Optional<Instant> instant(String text) {
        if (text.equals(UNDEFINED) || !DIGITS.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC)).filter(Revocation::isTellable);
        } catch (DateTimeException none) {
            return Optional.empty();
        }
    }
}
