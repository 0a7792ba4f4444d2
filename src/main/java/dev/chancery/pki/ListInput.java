package dev.chancery.pki;

import dev.chancery.domain.Failure;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// Where revocation lists lie in somebody's input: it is DER, or a text with `X509 CRL` blocks of PEM (RFC 7468).
final class ListInput {

    private static final String BEGIN = "-----BEGIN X509 CRL-----";
    private static final String END = "-----END X509 CRL-----";

    private ListInput() {}

    /// The DER of the first list, which is not looked at.
    ///
    /// @throws Failure.Malformed when there is none
    static byte[] first(byte[] derOrPem) {
        return isDer(derOrPem) ? derOrPem : block(derOrPem, text(derOrPem), 0);
    }

    /// The DER of every list.
    ///
    /// @throws Failure.Malformed when there is none, or more than [Limits#MOST_LISTS]
    static List<byte[]> all(byte[] derOrPem) {
        var found = new ArrayList<byte[]>();
        found.add(first(derOrPem));
        if (!isDer(derOrPem)) {
            var text = text(derOrPem);
            for (int next = after(text, 0); text.indexOf(BEGIN, next) >= 0; next = after(text, next)) {
                if (found.size() == Limits.MOST_LISTS) {
                    throw RevocationListReader.malformed("too many");
                }
                found.add(block(derOrPem, text, next));
            }
        }
        return found;
    }

    private static boolean isDer(byte[] input) {
        return input.length > 0 && input[0] == Der.SEQUENCE;
    }

    private static String text(byte[] input) {
        return new String(input, StandardCharsets.ISO_8859_1);
    }

    private static int after(String text, int from) {
        return text.indexOf(END, text.indexOf(BEGIN, from) + 1) + END.length();
    }

    private static byte[] block(byte[] input, String text, int after) {
        int from = text.indexOf(BEGIN, after);
        int to = text.indexOf(END, from + 1);
        if (from < 0 || to < 0) {
            throw RevocationListReader.malformed("neither DER nor PEM");
        }
        return Base64.getMimeDecoder().decode(Arrays.copyOfRange(input, from + BEGIN.length(), to));
    }
}
