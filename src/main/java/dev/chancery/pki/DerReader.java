package dev.chancery.pki;

import dev.chancery.domain.Failure;
import java.util.Arrays;

/// Walks through DER that somebody else wrote without taking it apart in memory (X.690, 8.1 and 10.1). Every element must
/// lie within the one around it, with a definite length in its shortest form.
final class DerReader {

    private static final int SHORT = 0x80;
    private static final int MOST_LENGTH_OCTETS = 4;
    private static final int LONG_TAG = 0x1f;

    private final String what;
    private final byte[] octets;
    private final int end;
    private int at;

    private DerReader(String what, byte[] octets, int at, int end) {
        this.what = what;
        this.octets = octets;
        this.at = at;
        this.end = end;
    }

    /// @param what is read, for the failure
    static DerReader of(String what, byte[] octets) {
        return of(what, octets, 0, octets.length);
    }

    static DerReader of(String what, byte[] octets, int from, int to) {
        return new DerReader(what, octets, from, to);
    }

    /// What this walks through, and whatever is around it.
    byte[] octets() {
        return octets;
    }

    boolean hasMore() {
        return at < end;
    }

    /// Whether the next element is there and has this tag.
    boolean nextIs(int tag) {
        return hasMore() && (octets[at] & 0xff) == tag;
    }

    /// Where the next element begins.
    int position() {
        return at;
    }

    /// The content of the next element; this goes on behind it.
    ///
    /// @throws Failure.Malformed when there is none of this tag
    DerReader enter(int tag) {
        if (!nextIs(tag)) {
            throw malformed("another element than it should be");
        }
        return next();
    }

    /// The content of the next element, whatever it is.
    DerReader next() {
        if (!hasMore() || (octets[at] & LONG_TAG) == LONG_TAG) {
            throw malformed("no element where one should be");
        }
        at++;
        int length = length();
        var content = new DerReader(what, octets, at, at + length);
        at += length;
        return content;
    }

    private int length() {
        int first = octet();
        long length = first;
        if (first >= SHORT) {
            int count = first - SHORT;
            require(count > 0 && count <= MOST_LENGTH_OCTETS, "a length that is not definite");
            length = 0;
            for (int i = 0; i < count; i++) {
                length = length << 8 | octet();
            }
            require(length >= SHORT && length >>> 8 * (count - 1) != 0, "a length that is not in its shortest form");
        }
        require(length <= end - at, "an element longer than the one around it");
        return (int) length;
    }

    private int octet() {
        require(hasMore(), "it ends too early");
        return octets[at++] & 0xff;
    }

    /// Another that goes on from here by itself.
    DerReader copy() {
        return new DerReader(what, octets, at, end);
    }

    /// The next element as a whole, for a parser that needs it in memory.
    byte[] element() {
        int from = at;
        next();
        require(at - from <= Limits.MOST_OCTETS, "an element that is too long");
        return Arrays.copyOfRange(octets, from, at);
    }

    /// What is left.
    byte[] rest() {
        require(end - at <= Limits.MOST_OCTETS, "an element that is too long");
        return Arrays.copyOfRange(octets, at, end);
    }

    boolean restIs(byte[] expected) {
        return Arrays.equals(octets, at, end, expected, 0, expected.length);
    }

    /// What is left must be an INTEGER's content in its shortest form (X.690, 8.3.2): then equal numbers are equal octets.
    void requireShortestInteger() {
        require(hasMore() && (end - at == 1 || (octets[at] != 0 || octets[at + 1] < 0) && (octets[at] != -1 || octets[at + 1] >= 0)),
                "an INTEGER that is not in its shortest form");
    }

    void requireEnd() {
        require(!hasMore(), "more than there should be");
    }

    private void require(boolean condition, String otherwise) {
        if (!condition) {
            throw malformed(otherwise);
        }
    }

    private Failure.Malformed malformed(String detail) {
        return new Failure.Malformed(what + ": " + detail);
    }
}
