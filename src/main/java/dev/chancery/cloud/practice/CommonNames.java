package dev.chancery.cloud.practice;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.security.auth.x500.X500Principal;

/// The common names in a subject, octet for octet: anything that turns a name into text cuts blanks or newlines off it.
final class CommonNames {

    /// 2.5.4.3.
    private static final byte[] COMMON_NAME = {0x06, 0x03, 0x55, 0x04, 0x03};

    private CommonNames() {}

    static List<byte[]> of(X500Principal subject) {
        var found = new ArrayList<byte[]>();
        for (var set : parts(content(ByteBuffer.wrap(subject.getEncoded())))) {
            for (var attribute : parts(content(set))) {
                var inner = parts(content(attribute));
                if (inner.size() == 2 && Arrays.equals(octets(inner.getFirst()), COMMON_NAME)) {
                    found.add(octets(content(inner.getLast())));
                }
            }
        }
        return found;
    }

    private static List<ByteBuffer> parts(ByteBuffer content) {
        var parts = new ArrayList<ByteBuffer>();
        while (content.hasRemaining()) {
            var from = content.position();
            content(content);
            parts.add(content.slice(from, content.position() - from));
        }
        return parts;
    }

    /// What is within the element that begins here; the buffer stands behind it afterwards (X.690, 8.1.3). The platform has
    /// read the name before, so that lengths hold.
    private static ByteBuffer content(ByteBuffer element) {
        element.get();
        int length = element.get() & 0xFF;
        if (length > 0x80) {
            int octets = length - 0x80;
            length = 0;
            for (int i = 0; i < octets; i++) {
                length = length << 8 | element.get() & 0xFF;
            }
        }
        var content = element.slice(element.position(), length);
        element.position(element.position() + length);
        return content;
    }

    private static byte[] octets(ByteBuffer from) {
        var octets = new byte[from.remaining()];
        from.get(octets);
        return octets;
    }
}
