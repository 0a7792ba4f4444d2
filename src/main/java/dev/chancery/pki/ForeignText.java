package dev.chancery.pki;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The PEM blocks of a text that somebody else wrote, with anything around them. One that is broken spoils no other, which
/// [Pem] would not allow.
final class ForeignText {

    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,64})-----");
    private static final String DASHES = "-----";
    private static final Pattern ESCAPED_LINE = Pattern.compile("(\\\\r)?\\\\n");

    /// A block at this line, from 1. `headers` are the lines before an empty one, as OpenSSL writes them over encrypted
    /// keys (RFC 1421, 4.6); `content` is empty when the block has no end or is not base64.
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
            found.add(block(begin.start(), begin.group(1), whole ? text.substring(begin.end(), end) : ""));
            from = whole ? end + closing.length() : begin.end();
        }
    }

    private Block block(int start, String label, String body) {
        line += (int) text.substring(counted, start).chars().filter(c -> c == '\n').count();
        counted = start;
        var lines = body.lines().map(String::strip).toList();
        var headers = lines.stream().filter(one -> one.indexOf(':') > 0).toList();
        return new Block(line, label, headers, content(lines.stream().filter(one -> one.indexOf(':') < 0).collect(Collectors.joining())));
    }

    private static Optional<byte[]> content(String base64) {
        try {
            return Optional.of(Base64.getDecoder().decode(base64)).filter(content -> content.length > 0);
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
