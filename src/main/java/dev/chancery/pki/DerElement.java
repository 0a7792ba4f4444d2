package dev.chancery.pki;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One element of DER as it stands in its octets (X.690, 8.1 and 10.1), read by nothing that also writes certificates.
///
/// All of its methods throw [IllegalArgumentException] on what is not DER.
final class DerElement {

    static final int BOOLEAN = 0x01;
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int OCTET_STRING = 0x04;
    static final int NULL = 0x05;
    static final int OID = 0x06;
    static final int ENUMERATED = 0x0a;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;

    private static final int SHORT = 0x80;
    private static final int MOST_LENGTH_OCTETS = 4;
    private static final int HIGH_TAG = 0x1f;

    private final byte[] octets;
    private final int start;
    private final int content;
    private final int end;
    private @Nullable List<DerElement> children;
    private @Nullable String oid;

    private DerElement(byte[] octets, int start, int content, int end) {
        this.octets = octets;
        this.start = start;
        this.content = content;
        this.end = end;
    }

    /// The one element that these octets are.
    static DerElement of(byte[] octets) {
        var element = at(octets, 0, octets.length);
        require(element.end == octets.length);
        return element;
    }

    /// The one element that stands at the front of these octets, which may change later.
    static DerElement of(byte[] octets, int length) {
        var element = at(octets, 0, length);
        require(element.end == length);
        return element;
    }

    private static DerElement at(byte[] octets, int start, int limit) {
        require(limit - start >= 2 && (octets[start] & HIGH_TAG) != HIGH_TAG);
        int first = octets[start + 1] & 0xff;
        int count = first < SHORT ? 0 : first - SHORT;
        require(first != SHORT && count <= MOST_LENGTH_OCTETS && start + 2 + count <= limit);
        int length = first < SHORT ? first : 0;
        for (int i = 0; i < count; i++) {
            length = length << 8 | octets[start + 2 + i] & 0xff;
        }
        require(count == 0 || length >= SHORT && length >>> 8 * (count - 1) != 0);
        int content = start + 2 + count;
        require(length >= 0 && length <= limit - content);
        return new DerElement(octets, start, content, content + length);
    }

    static void require(boolean condition) {
        if (!condition) {
            throw new IllegalArgumentException("not DER");
        }
    }

    int tag() {
        return octets[start] & 0xff;
    }

    boolean is(int tag) {
        return tag() == tag;
    }

    int length() {
        return end - content;
    }

    int octet(int index) {
        return octets[content + index] & 0xff;
    }

    byte[] value() {
        return Arrays.copyOfRange(octets, content, end);
    }

    byte[] whole() {
        return Arrays.copyOfRange(octets, start, end);
    }

    boolean sameAs(DerElement other) {
        return Arrays.equals(octets, start, end, other.octets, other.start, other.end);
    }

    boolean isWhole(byte[] other) {
        return Arrays.equals(octets, start, end, other, 0, other.length);
    }

    /// The elements that this one, whatever its tag, is made of. They are found once: most rules ask for the same few.
    List<DerElement> children() {
        var known = children;
        if (known == null) {
            var found = new ArrayList<DerElement>();
            each(found::add);
            known = List.copyOf(found);
            children = known;
        }
        return known;
    }

    /// The same one after the other: a list may have a million of them.
    void each(Consumer<DerElement> taker) {
        for (int next = content; next < end; ) {
            var child = at(octets, next, end);
            taker.accept(child);
            next = child.end;
        }
    }

    List<DerElement> children(int tag) {
        require(is(tag));
        return children();
    }

    DerElement only() {
        var children = children();
        require(children.size() == 1);
        return children.getFirst();
    }

    /// The element that the octets of this string hold.
    DerElement inside() {
        var element = at(octets, content, end);
        require(element.end == end);
        return element;
    }

    BigInteger number() {
        require(length() > 0);
        return new BigInteger(octets, content, length());
    }

    boolean truth() {
        require(is(BOOLEAN) && length() == 1);
        return octet(0) != 0;
    }

    String ascii() {
        return new String(octets, content, length(), StandardCharsets.ISO_8859_1);
    }

    /// An object identifier in dots.
    String oid() {
        var known = oid;
        if (known == null) {
            known = readOid();
            oid = known;
        }
        return known;
    }

    private String readOid() {
        require(is(OID) && length() > 0 && octet(length() - 1) < SHORT);
        var text = new StringBuilder();
        long arc = 0;
        for (int i = 0; i < length(); i++) {
            require(arc < 1L << 55);
            arc = arc << 7 | octet(i) & 0x7f;
            if (octet(i) < SHORT) {
                long first = Math.min(arc / 40, 2);
                text.append(text.isEmpty() ? first + "." + (arc - 40 * first) : "." + arc);
                arc = 0;
            }
        }
        return text.toString();
    }

    /// Octets and how many bits of the last one do not count.
    int unusedBits() {
        require(is(BIT_STRING) && length() > 0 && octet(0) < 8);
        return octet(0);
    }

    byte[] bits() {
        unusedBits();
        return Arrays.copyOfRange(octets, content + 1, end);
    }

    /// Compares encodings as DER orders the elements of a set (X.690, 11.6).
    int order(DerElement other) {
        return Arrays.compareUnsigned(octets, start, end, other.octets, other.start, other.end);
    }
}
