package dev.chancery.intake;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Reads UTF-8 strictly: what is not UTF-8 is said, never replaced in silence.
final class Utf8 {

    private Utf8() {}

    /// The text, or nothing when `octets` are not UTF-8.
    static Optional<String> text(byte[] octets) {
        try {
            return Optional.of(StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(octets)).toString());
        } catch (CharacterCodingException notUtf8) {
            return Optional.empty();
        }
    }

    /// How many octets from the start are UTF-8.
    static int soundLength(byte[] octets) {
        var input = ByteBuffer.wrap(octets);
        StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .decode(input, CharBuffer.allocate(octets.length), true);
        return input.position();
    }

    /// For a message: octets that are not UTF-8 become U+FFFD.
    static String leniently(byte[] octets) {
        return new String(octets, StandardCharsets.UTF_8);
    }
}
