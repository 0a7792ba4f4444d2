package dev.chancery.vault;

import dev.chancery.domain.Bytes;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Certificates, lists and requests as a Vault writes them: PEM (RFC 7468), or the base64 of DER. What the platform cannot
/// read as such is none.
final class Encoded {

    private static final int MOST = 32;
    private static final Pattern BLOCK = Pattern.compile(
            "\\s*-----BEGIN ([A-Z0-9 ]{1,40})-----([A-Za-z0-9+/=\\s]*)-----END \\1-----\\s*");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/=\\s]+");
    private static final byte[] LINE_FEED = {'\n'};

    private Encoded() {}

    /// All of them; none when there is anything else in it.
    static List<Bytes> certificates(String text) {
        return blocks(text, "CERTIFICATE").filter(found -> found.stream().allMatch(Encoded::isCertificate)).orElse(List.of());
    }

    static Optional<Bytes> list(String text) {
        return blocks(text, "X509 CRL").filter(found -> found.size() == 1).map(List::getFirst).filter(Encoded::isList);
    }

    static Optional<Bytes> request(String text) {
        return blocks(text, "CERTIFICATE REQUEST").filter(found -> found.size() == 1).map(List::getFirst).filter(Encoded::isSequence);
    }

    private static Optional<List<Bytes>> blocks(String text, String label) {
        if (BASE64.matcher(text).matches()) {
            return octets(text).map(List::of);
        }
        var found = new ArrayList<Bytes>();
        var block = BLOCK.matcher(text);
        int from = 0;
        while (from < text.length()) {
            var octets = block.region(from, text.length()).lookingAt() && block.group(1).equals(label) && found.size() < MOST
                    ? octets(block.group(2)) : Optional.<Bytes>empty();
            if (octets.isEmpty()) {
                return Optional.empty();
            }
            found.add(octets.get());
            from = block.end();
        }
        return Optional.of(found);
    }

    private static Optional<Bytes> octets(String base64) {
        try {
            return Optional.of(Bytes.of(Base64.getDecoder().decode(base64.replaceAll("\\s", "")))).filter(octets -> octets.length() > 0);
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    private static boolean isCertificate(Bytes der) {
        try {
            var read = CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(der.toArray()));
            return Arrays.equals(read.getEncoded(), der.toArray());
        } catch (GeneralSecurityException | RuntimeException none) {
            return false;
        }
    }

    private static boolean isList(Bytes der) {
        try {
            CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der.toArray()));
            return true;
        } catch (GeneralSecurityException | RuntimeException none) {
            return false;
        }
    }

    private static boolean isSequence(Bytes der) {
        return der.toArray()[0] == 0x30;
    }

    /// PEM as Vault writes it: no line feed at its end.
    static String pem(Bytes certificate) {
        return "-----BEGIN CERTIFICATE-----\n" + new String(Base64.getMimeEncoder(64, LINE_FEED).encode(certificate.toArray()),
                StandardCharsets.US_ASCII) + "\n-----END CERTIFICATE-----";
    }
}
