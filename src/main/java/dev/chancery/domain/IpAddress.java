package dev.chancery.domain;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/// An IP address of version 4 or 6 read from text alone: nothing is ever looked up.
public final class IpAddress {

    private static final Pattern V4 = Pattern.compile(
            "(?:(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)\\.){3}(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");

    private final byte[] octets;

    private IpAddress(byte[] octets) {
        this.octets = octets;
    }

    public static Optional<IpAddress> parse(String text) {
        if (V4.matcher(text).matches()) {
            return Optional.of(new IpAddress(v4(text)));
        }
        return text.indexOf(':') >= 0 && text.length() <= 45 ? v6(text).map(IpAddress::new) : Optional.empty();
    }

    private static byte[] v4(String text) {
        var numbers = text.split("\\.");
        var octets = new byte[4];
        for (int i = 0; i < 4; i++) {
            octets[i] = (byte) Integer.parseInt(numbers[i]);
        }
        return octets;
    }

    private static Optional<byte[]> v6(String text) {
        var gap = text.indexOf("::");
        if (gap < 0) {
            return groups(text).filter(octets -> octets.length == 16);
        }
        var head = groups(text.substring(0, gap));
        var tail = groups(text.substring(gap + 2));
        if (head.isEmpty() || tail.isEmpty() || head.get().length + tail.get().length > 14) {
            return Optional.empty();
        }
        var octets = Arrays.copyOf(head.get(), 16);
        System.arraycopy(tail.get(), 0, octets, 16 - tail.get().length, tail.get().length);
        return Optional.of(octets);
    }

    private static Optional<byte[]> groups(String text) {
        if (text.isEmpty()) {
            return Optional.of(new byte[0]);
        }
        var parts = text.split(":", -1);
        var endsInV4 = V4.matcher(parts[parts.length - 1]).matches();
        var octets = new byte[parts.length * 2 + (endsInV4 ? 2 : 0)];
        for (int i = 0; i < parts.length; i++) {
            if (endsInV4 && i == parts.length - 1) {
                System.arraycopy(v4(parts[i]), 0, octets, i * 2, 4);
            } else if (GROUP.matcher(parts[i]).matches()) {
                var group = Integer.parseInt(parts[i], 16);
                octets[i * 2] = (byte) (group >> 8);
                octets[i * 2 + 1] = (byte) group;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(octets);
    }

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

    /// Dotted decimal, or the shortest form of RFC 5952.
    @Override public String toString() {
        if (octets.length == 4) {
            return "%d.%d.%d.%d".formatted(octets[0] & 255, octets[1] & 255, octets[2] & 255, octets[3] & 255);
        }
        var groups = new int[8];
        for (int i = 0; i < 8; i++) {
            groups[i] = (octets[i * 2] & 255) << 8 | octets[i * 2 + 1] & 255;
        }
        return shortened(groups);
    }

    private static String shortened(int[] groups) {
        int start = -1, longest = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && groups[end] == 0) {
                end++;
            }
            if (end - i > longest) {
                start = i;
                longest = end - i;
            }
        }
        var text = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            if (i == start) {
                text.append("::");
                i += longest - 1;
            } else {
                text.append(text.isEmpty() || text.charAt(text.length() - 1) == ':' ? "" : ":")
                        .append(Integer.toHexString(groups[i]));
            }
        }
        return text.toString();
    }

    @Override public boolean equals(Object other) {
        return other instanceof IpAddress address && Arrays.equals(octets, address.octets);
    }

    @Override public int hashCode() {
        return Arrays.hashCode(octets);
    }
}
