package dev.chancery.domain;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// An IP address of version 4 or 6 read from text alone: nothing is ever looked up.
public final class IpAddress {

    private static final Pattern V4 = Pattern.compile(
            "(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

    private static final int LONGEST = 45;
    private static final byte[] MAPPED = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1};

    private final byte[] octets;

    private IpAddress(byte[] octets) {
        this.octets = octets;
    }

    /// The address in `text`; empty for anything else, a zone (`fe80::1%eth0`) or a leading zero (`010.0.0.1`) too.
    public static Optional<IpAddress> parse(String text) {
        if (V4.matcher(text).matches()) {
            return Optional.of(new IpAddress(v4(text)));
        }
        return text.indexOf(':') >= 0 && text.length() <= LONGEST
                ? v6(withoutDots(text)).map(IpAddress::new) : Optional.empty();
    }

    private static byte[] v4(String text) {
        var numbers = text.split("\\.");
        var octets = new byte[4];
        for (int i = 0; i < 4; i++) {
            octets[i] = (byte) Integer.parseInt(numbers[i]);
        }
        return octets;
    }

    /// The last 32 bits may be written as version 4 (RFC 4291, 2.2.3): here as two groups.
    private static String withoutDots(String text) {
        var end = text.lastIndexOf(':') + 1;
        if (!V4.matcher(text.substring(end)).matches()) {
            return text;
        }
        var hex = HexFormat.of().formatHex(v4(text.substring(end)));
        return text.substring(0, end) + hex.substring(0, 4) + ":" + hex.substring(4);
    }

    private static Optional<byte[]> v6(String text) {
        var gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text).filter(octets -> octets.length == 16);
        }
        return groups(text.substring(0, gap))
                .flatMap(head -> groups(text.substring(gap + 2)).flatMap(tail -> joined(head, tail)));
    }

    private static Optional<byte[]> joined(byte[] head, byte[] tail) {
        if (head.length + tail.length > 14) {
            return Optional.empty();
        }
        var octets = Arrays.copyOf(head, 16);
        System.arraycopy(tail, 0, octets, 16 - tail.length, tail.length);
        return Optional.of(octets);
    }

    private static Optional<byte[]> groups(String text) {
        if (text.isEmpty()) {
            return Optional.of(new byte[0]);
        }
        var groups = text.split(":", -1);
        if (!Arrays.stream(groups).allMatch(GROUP.asMatchPredicate())) {
            return Optional.empty();
        }
        var octets = ByteBuffer.allocate(groups.length * 2);
        for (var group : groups) {
            octets.putShort((short) Integer.parseInt(group, 16));
        }
        return Optional.of(octets.array());
    }

    /// The address with these 4 or 16 octets in network order.
    public static IpAddress ofOctets(byte[] octets) {
        if (octets.length != 4 && octets.length != 16) {
            throw new IllegalArgumentException("an IP address has 4 or 16 octets");
        }
        return new IpAddress(octets.clone());
    }

    /// 4 or 16 octets in network order.
    public byte[] octets() {
        return octets.clone();
    }

    /// Dotted decimal, or the text form of RFC 5952: the shortest, but `::ffff:10.0.0.7` for a mapped version 4 address
    /// (RFC 5952, 5).
    @Override public String toString() {
        if (octets.length == 4) {
            return dotted(octets);
        }
        if (Arrays.equals(octets, 0, MAPPED.length, MAPPED, 0, MAPPED.length)) {
            return "::ffff:" + dotted(Arrays.copyOfRange(octets, MAPPED.length, 16));
        }
        var groups = ByteBuffer.wrap(octets);
        return shortest(IntStream.range(0, 8).mapToObj(_ -> Integer.toHexString(groups.getShort() & 0xffff)).toList());
    }

    private static String dotted(byte[] octets) {
        return IntStream.range(0, 4).mapToObj(i -> String.valueOf(octets[i] & 0xff)).collect(Collectors.joining("."));
    }

    /// The first of the longest runs of two zeros or more becomes `::` (RFC 5952, 4.2).
    private static String shortest(List<String> groups) {
        for (int run = 8; run >= 2; run--) {
            int start = Collections.indexOfSubList(groups, Collections.nCopies(run, "0"));
            if (start >= 0) {
                return String.join(":", groups.subList(0, start)) + "::"
                        + String.join(":", groups.subList(start + run, 8));
            }
        }
        return String.join(":", groups);
    }

    @Override public boolean equals(Object other) {
        return other instanceof IpAddress address && Arrays.equals(octets, address.octets);
    }

    @Override public int hashCode() {
        return Arrays.hashCode(octets);
    }
}
