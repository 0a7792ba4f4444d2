package dev.chancery.pki;

import dev.chancery.domain.Failure;
import java.util.Arrays;

/// Looks over an encoding before a parser does: one value with definite lengths that add up (X.690, 10.1), nested no
/// deeper than [Limits#DEEPEST]. It takes no memory and one step for each value.
final class Nesting {

    private static final int CONSTRUCTED = 0x20;
    private static final int HIGH_TAG = 0x1f;

    private final String what;
    private final byte[] der;

    private Nesting(String what, byte[] der) {
        this.what = what;
        this.der = der;
    }

    /// Where the content of a value begins, and where the next value does.
    private record Span(int content, int end) {}

    /// @throws Failure.Malformed with the octet at which it goes wrong
    static void require(String what, byte[] der) {
        var nesting = new Nesting(what, der);
        if (nesting.check(0, der.length, 0) != der.length) {
            throw nesting.malformed("more than one value", 0);
        }
    }

    /// The octets of the first value inside the outermost one of a sound encoding.
    static byte[] firstChild(String what, byte[] der) {
        var nesting = new Nesting(what, der);
        var outer = nesting.span(0, der.length);
        return Arrays.copyOfRange(der, outer.content, nesting.span(outer.content, outer.end).end);
    }

    private int check(int start, int limit, int depth) {
        if (depth > Limits.DEEPEST) {
            throw malformed("nested too deeply", start);
        }
        var span = span(start, limit);
        if ((der[start] & CONSTRUCTED) != 0) {
            for (int child = span.content; child < span.end; ) {
                child = check(child, span.end, depth + 1);
            }
        }
        return span.end;
    }

    private Span span(int start, int limit) {
        if (limit - start < 2 || (der[start] & HIGH_TAG) == HIGH_TAG) {
            throw malformed("no value", start);
        }
        var first = der[start + 1] & 0xff;
        var octets = first < 0x80 ? 0 : first & 0x7f;
        if (first == 0x80 || octets > 3 || start + 2 + octets > limit) {
            throw malformed("no length", start + 1);
        }
        var length = first < 0x80 ? first : 0;
        for (int i = 0; i < octets; i++) {
            length = length << 8 | der[start + 2 + i] & 0xff;
        }
        if (length > limit - start - 2 - octets) {
            throw malformed("longer than what holds it", start);
        }
        return new Span(start + 2 + octets, start + 2 + octets + length);
    }

    private Failure.Malformed malformed(String how, int octet) {
        return new Failure.Malformed("%s: %s at octet %d".formatted(what, how, octet));
    }
}
