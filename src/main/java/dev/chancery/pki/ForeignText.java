package dev.chancery.pki;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The PEM blocks of a text that somebody else wrote, with anything around them. One that is broken spoils no other, which
/// [Pem] would not allow.
final class ForeignText {

    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,64})-----");
    private static final String DASHES = "-----";
    private static final char NO_BASE64 = '?';
    private static final int MOST_HEADERS = 64;
    private static final Pattern ESCAPED_LINE = Pattern.compile("(\\\\r)?\\\\n");

    /// A block at this line, from 1. `headers` are the lines before an empty one, as OpenSSL writes them over encrypted
    /// keys (RFC 1421, 4.6), the first 64 of them; `content` is empty when the block has no end or is not base64.
    record Block(int line, String label, List<String> headers, Optional<byte[]> content) {}

    private final String text;
    private final List<Block> found = new ArrayList<>();
    private int line = 1;
    private int counted;

    private ForeignText(String text) {
        this.text = text;
    }

    /// At most `most` blocks, in order.
    static List<Block> blocks(byte[] octets, int most) {
        var read = new ForeignText(text(octets));
        read.scan(most);
        return read.found;
    }

    /// Some editors write UTF-16; in JSON and in shells line ends are written out.
    private static String text(byte[] octets) {
        boolean wide = octets.length > 1 && (octets[0] & 0xff ^ octets[1] & 0xff) == 1 && (octets[0] & 0xff) >= 0xfe;
        var text = new String(octets, wide ? StandardCharsets.UTF_16 : StandardCharsets.ISO_8859_1);
        return text.contains("-----\\") ? ESCAPED_LINE.matcher(text).replaceAll("\n") : text;
    }

    private void scan(int most) {
        var begin = BEGIN.matcher(text);
        for (int from = 0; found.size() < most && begin.find(from);) {
            int end = text.indexOf(DASHES, begin.end());
            var closing = "-----END " + begin.group(1) + DASHES;
            boolean whole = end >= 0 && text.startsWith(closing, end);
            found.add(block(begin.start(), begin.group(1), begin.end(), whole ? end : begin.end()));
            from = whole ? end + closing.length() : begin.end();
        }
    }

    /// The body, from and to here, may have as many lines as octets: too many to make each a text of its own.
    private Block block(int start, String label, int from, int to) {
        line += (int) text.substring(counted, start).chars().filter(c -> c == '\n').count();
        counted = start;
        var headers = new ArrayList<String>();
        var base64 = ByteBuffer.allocate(to - from);
        for (int at = from; at < to;) {
            int end = lineEnd(at, to);
            if (text.indexOf(':', at, end) < 0) {
                copy(at, end, base64);
            } else if (headers.size() < MOST_HEADERS) {
                headers.add(text.substring(at, end).strip());
            }
            at = end + 1;
        }
        headers.removeIf(header -> header.startsWith(":"));
        return new Block(line, label, List.copyOf(headers), content(base64.flip()));
    }

    private int lineEnd(int from, int to) {
        int at = from;
        while (at < to && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    private void copy(int from, int to, ByteBuffer base64) {
        int first = from;
        int last = to;
        while (first < last && Character.isWhitespace(text.charAt(first))) {
            first++;
        }
        while (first < last && Character.isWhitespace(text.charAt(last - 1))) {
            last--;
        }
        for (int at = first; at < last; at++) {
            base64.put((byte) (text.charAt(at) < 0x80 ? text.charAt(at) : NO_BASE64));
        }
    }

    private static Optional<byte[]> content(ByteBuffer base64) {
        try {
            var decoded = Base64.getDecoder().decode(base64);
            var content = decoded.remaining() == decoded.array().length ? decoded.array() : Arrays.copyOf(decoded.array(), decoded.remaining());
            return Optional.of(content).filter(octets -> octets.length > 0);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        } finally {
            Arrays.fill(base64.array(), (byte) 0);
        }
    }
}
