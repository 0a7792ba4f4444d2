package dev.chancery.pki;

import dev.chancery.domain.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfoBuilder;

/// The textual encodings of RFC 7468: lines of 64 characters that end in a line feed.
public final class Pem {

    /// The longest text that is looked at, in octets.
    public static final int MOST_OCTETS = Limits.MOST_OCTETS;

    private static final String WHAT = "PEM text";
    private static final int LINE = 64;
    private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,64})-----");
    private static final byte[] LINE_FEED = {'\n'};

    /// One block: its label (`CERTIFICATE`, `PRIVATE KEY`) and its content, which may be secret.
    public record Block(String label, byte[] content) {}

    private Pem() {}

    public static String certificate(byte[] der) {
        return new String(encoded("CERTIFICATE", der), StandardCharsets.US_ASCII);
    }

    /// One after the other, in this order.
    public static String certificates(List<byte[]> ders) {
        return ders.stream().map(Pem::certificate).collect(Collectors.joining());
    }

    /// A certification request (`CERTIFICATE REQUEST`).
    public static String request(byte[] der) {
        return new String(encoded("CERTIFICATE REQUEST", der), StandardCharsets.US_ASCII);
    }

    /// A revocation list (`X509 CRL`).
    public static String list(byte[] der) {
        return new String(encoded("X509 CRL", der), StandardCharsets.US_ASCII);
    }

    /// A private key that is not encrypted (`PRIVATE KEY`); to be wiped by the caller.
    public static byte[] privateKey(byte[] pkcs8) {
        return encoded("PRIVATE KEY", pkcs8);
    }

    /// A private key encrypted with a passphrase (`ENCRYPTED PRIVATE KEY`): PBES2, AES-256-CBC, PBKDF2 with HMAC-SHA-256
    /// and [PassphraseKey#ITERATIONS] rounds, which take half a second.
    ///
    /// @throws Failure.Malformed when `pkcs8` is no private key
    public static byte[] encryptedPrivateKey(byte[] pkcs8, char[] passphrase, SecureRandom random) {
        return encoded("ENCRYPTED PRIVATE KEY", encryptedDer(pkcs8, passphrase, random));
    }

    /// The same as DER (EncryptedPrivateKeyInfo, RFC 5958, 3).
    ///
    /// @throws Failure.Malformed when `pkcs8` is no private key
    public static byte[] encryptedDer(byte[] pkcs8, char[] passphrase, SecureRandom random) {
        var info = Hostile.read("private key", pkcs8, () -> PrivateKeyInfo.getInstance(pkcs8));
        try (var key = PassphraseKey.derive(passphrase, random)) {
            return new PKCS8EncryptedPrivateKeyInfoBuilder(info).build(key.encryptor(random)).getEncoded();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    static byte[] encoded(String label, byte[] content) {
        var body = Base64.getMimeEncoder(LINE, LINE_FEED).encode(content);
        var begin = ascii("-----BEGIN " + label + "-----\n");
        var end = ascii("\n-----END " + label + "-----\n");
        var text = Arrays.copyOf(begin, begin.length + body.length + end.length);
        System.arraycopy(body, 0, text, begin.length, body.length);
        System.arraycopy(end, 0, text, begin.length + body.length, end.length);
        Arrays.fill(body, (byte) 0);
        return text;
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /// Every block of the text in order; what stands between them is skipped. None for a text without blocks.
    ///
    /// @throws Failure.Malformed when a block has no end, has a header, is not base64, or when it is too much
    public static List<Block> read(String text) {
        if (text.length() > Limits.MOST_OCTETS) {
            throw new Failure.Malformed(WHAT + ": %d characters, at most %d".formatted(text.length(), Limits.MOST_OCTETS));
        }
        return Hostile.read(WHAT, () -> blocks(text.lines().map(String::strip).toList()));
    }

    private static List<Block> blocks(List<String> lines) {
        var found = new ArrayList<Block>();
        for (int line = 0; line < lines.size(); line++) {
            var label = label(lines.get(line));
            if (label.isPresent()) {
                var end = end(lines, line + 1, label.get());
                found.add(new Block(label.get(), decoded(lines.subList(line + 1, end))));
                line = end;
            }
            require(found.size() <= Limits.MOST_BLOCKS, "too many blocks");
        }
        return found;
    }

    private static Optional<String> label(String line) {
        var begin = BEGIN.matcher(line);
        return begin.matches() ? Optional.of(begin.group(1)) : Optional.empty();
    }

    private static int end(List<String> lines, int from, String label) {
        for (int line = from; line < lines.size(); line++) {
            if (lines.get(line).startsWith("-----")) {
                require(lines.get(line).equals("-----END " + label + "-----"), "a block without its end");
                return line;
            }
        }
        throw new Failure.Malformed(WHAT + ": a block without its end");
    }

    private static byte[] decoded(List<String> lines) {
        return Base64.getDecoder().decode(String.join("", lines));
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new Failure.Malformed(WHAT + ": " + otherwise);
        }
    }
}
