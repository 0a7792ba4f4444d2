package dev.chancery.papers;

import dev.chancery.domain.Visible;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Writes the lines of a calendar: each ends with CRLF, and none is longer than 75 octets without being folded
/// (RFC 5545, 3.1).
final class ContentLines {

    private static final int LONGEST = 75;
    private static final byte[] END = {'\r', '\n'};
    private static final byte[] FOLD = {'\r', '\n', ' '};
    private static final Pattern SPECIAL = Pattern.compile("[\\\\;,]");

    private final OutputStream out;

    ContentLines(OutputStream out) {
        this.out = out;
    }

    /// `value` is written as it is; what it holds must be fit for its property.
    void line(String name, String value) throws IOException {
        var octets = (name + ":" + value).getBytes(StandardCharsets.UTF_8);
        int from = 0;
        while (octets.length - from > room(from)) {
            int to = from + room(from);
            while (isInsideOfCharacter(octets[to])) {
                to--;
            }
            out.write(octets, from, to - from);
            out.write(FOLD);
            from = to;
        }
        out.write(octets, from, octets.length - from);
        out.write(END);
    }

    // The space that begins a folded line counts as one of its octets.
    private static int room(int from) {
        return from == 0 ? LONGEST : LONGEST - 1;
    }

    private static boolean isInsideOfCharacter(byte octet) {
        return (octet & 0xC0) == 0x80;
    }

    /// A text of any origin: a line feed becomes `\n`, other invisible characters are spelled out (RFC 5545, 3.3.11).
    void text(String name, String value) throws IOException {
        var lines = value.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            lines[i] = SPECIAL.matcher(Visible.text(lines[i])).replaceAll("\\\\$0");
        }
        line(name, String.join("\\n", lines));
    }
}
