package dev.chancery.pki;

import dev.chancery.domain.Additions;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Checked;
import dev.chancery.domain.Profile;
import dev.chancery.domain.ProfileViolation;
import dev.chancery.domain.Violation;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;

/// The value of an extension that Chancery has no words for, as somebody writes it: DER in hex (`hex:0c026869`, or with
/// colons or spaces), DER in base64 (`base64:DAJoaQ==`), or a description as [Asn1Text] reads it.
public final class ExtensionValue {

    /// The most that one may have, in octets.
    static final int LARGEST = 16 * 1024;

    private static final Pattern HEX = Pattern.compile("(?i)(?:hex:)?\\s*+(?:[0-9a-f]{2}[\\s:]*+)++");

    private ExtensionValue() {}

    /// The DER that `text` stands for: exactly one element.
    public static Checked<Bytes> parse(String text) {
        try {
            var der = octets(text.strip());
            return isDer(der) ? Checked.valid(Bytes.of(der)) : Checked.refused(new ProfileViolation.NotAnExtension(text));
        } catch (RuntimeException | StackOverflowError unreadable) {
            return Checked.refused(new ProfileViolation.NotAnExtension(text));
        }
    }

    private static byte[] octets(String text) {
        if (text.length() > 4 * LARGEST) {
            throw new IllegalArgumentException("too long");
        }
        if (HEX.matcher(text).matches()) {
            return HexFormat.of().parseHex(text.replaceFirst("(?i)^hex:", "").replaceAll("[\\s:]", ""));
        }
        return text.toLowerCase(Locale.ROOT).startsWith("base64:")
                ? Base64.getMimeDecoder().decode(text.substring("base64:".length())) : Asn1Text.der(text);
    }

    private static boolean isDer(byte[] octets) {
        try {
            return octets.length > 0 && octets.length <= LARGEST
                    && Arrays.equals(ASN1Primitive.fromByteArray(octets).getEncoded(ASN1Encoding.DER), octets);
        } catch (IOException | RuntimeException | StackOverflowError notAsn1) {
            return false;
        }
    }

    /// The values among a profile's further extensions that no certificate can have.
    public static List<Violation> violations(Profile profile) {
        return profile.additions().others().stream().map(Additions.Other::der).filter(der -> !isDer(der.toArray()))
                .<Violation>map(der -> new ProfileViolation.NotAnExtension(der.hex())).toList();
    }
}
