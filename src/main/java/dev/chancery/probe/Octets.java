package dev.chancery.probe;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Octets of somebody else, read one after the other and never beyond their end.
final class Octets {

    /// There is less than was promised.
    static final class TooShort extends Exception {
        private static final long serialVersionUID = 1;

        private TooShort() {
            super("too short", null, false, false);
        }
    }

    private final byte[] all;
    private final int end;
    private int at;

    Octets(byte[] all, int from, int end) {
        this.all = all;
        this.at = from;
        this.end = end;
    }

    Octets(byte[] all) {
        this(all, 0, all.length);
    }

    boolean hasMore() {
        return at < end;
    }

    /// A number of this many octets, at most three.
    int number(int octets) throws TooShort {
        need(octets);
        int number = 0;
        for (int i = 0; i < octets; i++) {
            number = number << 8 | all[at++] & 0xff;
        }
        return number;
    }

    /// The next ones, as many as the number of this many octets before them says.
    Octets part(int lengthOctets) throws TooShort {
        int length = number(lengthOctets);
        need(length);
        at += length;
        return new Octets(all, at - length, at);
    }

    void skip(int octets) throws TooShort {
        need(octets);
        at += octets;
    }

    private void need(int octets) throws TooShort {
        if (octets < 0 || octets > end - at) {
            throw new TooShort();
        }
    }

    int left() {
        return end - at;
    }

    /// All that is left.
    String text() {
        return new String(Arrays.copyOfRange(all, at, end), StandardCharsets.UTF_8);
    }
}
