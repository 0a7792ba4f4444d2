package dev.chancery.export;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Writes JSON (RFC 8259) in ASCII, indented by two spaces, into octets that can be wiped: a tree of strings could not be,
/// and some of what is written here holds private keys.
final class JsonText {

    private static final String INDENT = "  ";
    private static final int FIRST_VISIBLE = ' ';
    private static final int LAST_ASCII = '~';

    private byte[] octets = new byte[1024];
    private int length;
    private int depth;
    private boolean first = true;
    private boolean named;

    JsonText object(Runnable members) {
        return within('{', members, '}');
    }

    JsonText array(Runnable elements) {
        return within('[', elements, ']');
    }

    private JsonText within(char open, Runnable content, char close) {
        begin();
        append(open);
        depth++;
        first = true;
        content.run();
        depth--;
        if (!first) {
            line();
        }
        append(close);
        first = false;
        return this;
    }

    /// The name of the value that comes next.
    JsonText name(String name) {
        begin();
        quoted(name);
        append(':');
        append(' ');
        named = true;
        return this;
    }

    JsonText text(String value) {
        begin();
        quoted(value);
        return this;
    }

    /// ASCII characters, such as PEM.
    JsonText ascii(byte[] value) {
        begin();
        append('"');
        for (var octet : value) {
            escaped((char) octet);
        }
        append('"');
        return this;
    }

    JsonText number(long value) {
        begin();
        plain(Long.toString(value));
        return this;
    }

    JsonText truth(boolean value) {
        begin();
        plain(Boolean.toString(value));
        return this;
    }

    /// Everything so far, with a line feed at the end. Nothing of it is kept here.
    byte[] take() {
        append('\n');
        var taken = Arrays.copyOf(octets, length);
        Arrays.fill(octets, (byte) 0);
        length = 0;
        return taken;
    }

    /// What a value or a name is preceded by.
    private void begin() {
        if (named || depth == 0) {
            named = false;
            return;
        }
        if (!first) {
            append(',');
        }
        first = false;
        line();
    }

    private void line() {
        append('\n');
        plain(INDENT.repeat(depth));
    }

    private void quoted(String text) {
        append('"');
        text.chars().forEach(character -> escaped((char) character));
        append('"');
    }

    private void escaped(char character) {
        switch (character) {
            case '"', '\\' -> {
                append('\\');
                append(character);
            }
            case '\n' -> plain("\\n");
            default -> {
                if (character >= FIRST_VISIBLE && character <= LAST_ASCII) {
                    append(character);
                } else {
                    plain("\\u%04x".formatted((int) character));
                }
            }
        }
    }

    private void plain(String ascii) {
        for (var octet : ascii.getBytes(StandardCharsets.US_ASCII)) {
            append((char) octet);
        }
    }

    private void append(char ascii) {
        if (length == octets.length) {
            var grown = Arrays.copyOf(octets, 2 * length);
            Arrays.fill(octets, (byte) 0);
            octets = grown;
        }
        octets[length++] = (byte) ascii;
    }
}
