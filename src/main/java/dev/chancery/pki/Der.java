package dev.chancery.pki;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/// The outsides of DER elements, for what is too long to be put together in memory (X.690, 8.1 and 10.1).
final class Der {

    static final int SEQUENCE = 0x30;
    static final int INTEGER = 0x02;
    static final int BIT_STRING = 0x03;
    static final int UTC_TIME = 0x17;
    static final int GENERALIZED_TIME = 0x18;

    /// `[0]`, explicit.
    static final int FIRST_OPTION = 0xa0;

    private static final int SHORT = 0x80;

    private Der() {}

    /// Tag and length of an element with `length` octets of content.
    static byte[] header(int tag, long length) {
        var header = new ByteArrayOutputStream();
        header.write(tag);
        if (length < SHORT) {
            header.write((int) length);
        } else {
            int octets = (Long.SIZE - Long.numberOfLeadingZeros(length) + 7) / 8;
            header.write(SHORT | octets);
            for (int i = octets - 1; i >= 0; i--) {
                header.write((int) (length >>> 8 * i));
            }
        }
        return header.toByteArray();
    }

    /// The elements one after the other.
    static byte[] joined(byte[]... parts) {
        var all = new byte[Arrays.stream(parts).mapToInt(part -> part.length).sum()];
        int at = 0;
        for (var part : parts) {
            System.arraycopy(part, 0, all, at, part.length);
            at += part.length;
        }
        return all;
    }
}
