package dev.chancery.pki;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// One attribute of a distinguished name as it is written (RFC 5280, 4.1.2.4).
record NamePart(String oid, DerElement value) {

    static final int UTF8 = 0x0c;
    static final int PRINTABLE = 0x13;
    static final int IA5 = 0x16;
    static final int BMP = 0x1e;

    private static final String PUNCTUATION = " '()+,-./:=?";

    static List<NamePart> all(DerElement name) {
        return name.children(DerElement.SEQUENCE).stream().flatMap(set -> set.children(DerElement.SET).stream())
                .map(NamePart::of).toList();
    }

    private static NamePart of(DerElement typed) {
        var parts = typed.children(DerElement.SEQUENCE);
        DerElement.require(parts.size() == 2);
        return new NamePart(parts.getFirst().oid(), parts.getLast());
    }

    String text() {
        var charset = switch (value.tag()) {
            case UTF8 -> StandardCharsets.UTF_8;
            case BMP -> StandardCharsets.UTF_16BE;
            default -> StandardCharsets.ISO_8859_1;
        };
        return new String(value.value(), charset);
    }

    /// Whether its octets are what its tag says (X.680, 41).
    boolean isSound() {
        return switch (value.tag()) {
            case UTF8 -> isUtf8(value.value());
            case PRINTABLE -> text().chars().allMatch(NamePart::isPrintable);
            case IA5 -> text().chars().allMatch(one -> one < 0x80);
            default -> true;
        };
    }

    private static boolean isPrintable(int one) {
        return one < 0x80 && (Character.isLetterOrDigit(one) || PUNCTUATION.indexOf(one) >= 0);
    }

    private static boolean isUtf8(byte[] octets) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
            return true;
        } catch (CharacterCodingException broken) {
            return false;
        }
    }

    /// Whether a person sees all of this text, and in the order in which it stands.
    static boolean isVisible(String text) {
        return text.codePoints().noneMatch(point -> switch (Character.getType(point)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
                    Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        });
    }
}
