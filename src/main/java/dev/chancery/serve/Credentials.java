package dev.chancery.serve;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/// What somebody says in `Authorization` (RFC 9110, 11.6.2). Never shows itself in a log.
final class Credentials {

    /// A name and a secret, to be wiped.
    record Basic(String name, char[] secret) {
        @Override public String toString() {
            return "(secret)";
        }
    }

    private Credentials() {}

    /// What follows the scheme of this name.
    static Optional<char[]> of(Ask ask, String scheme) {
        return ask.header("authorization").map(String::strip)
                .filter(header -> header.regionMatches(true, 0, scheme + " ", 0, scheme.length() + 1))
                .map(header -> header.substring(scheme.length() + 1).strip().toCharArray());
    }

    /// Name and password in UTF-8 (RFC 7617).
    static Optional<Basic> basic(Ask ask) {
        return of(ask, "Basic").flatMap(Credentials::basic);
    }

    private static Optional<Basic> basic(char[] token) {
        var octets = new byte[0];
        try {
            octets = Base64.getDecoder().decode(new String(token));
            var text = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(octets));
            return split(text);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        } finally {
            Arrays.fill(octets, (byte) 0);
            Arrays.fill(token, '\0');
        }
    }

    private static Optional<Basic> split(CharBuffer text) {
        var colon = text.toString().indexOf(':');
        if (colon < 0) {
            return Optional.empty();
        }
        var secret = new char[text.length() - colon - 1];
        text.get(colon + 1, secret);
        return Optional.of(new Basic(text.subSequence(0, colon).toString(), secret));
    }
}
