package dev.chancery.intake;

import dev.chancery.domain.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/// The first certificate of a file in PEM or DER, as octets that nobody has looked into.
final class CertificateFile {

    private static final int MOST_OCTETS = 1 << 20;
    private static final Pattern BLOCK = Pattern.compile("-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\\s]++)-----END CERTIFICATE-----");

    private CertificateFile() {}

    /// Empty where there is no such file or none that can be read.
    static Optional<Bytes> read(Path file) {
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        try {
            return SmallFile.read(file, MOST_OCTETS) instanceof SmallFile.Whole(byte[] content) ? der(content) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<Bytes> der(byte[] content) {
        if (content[0] == SmallFile.SEQUENCE) {
            return Optional.of(Bytes.of(content));
        }
        var block = BLOCK.matcher(new String(content, StandardCharsets.ISO_8859_1));
        try {
            return block.find() ? Optional.of(Bytes.of(Base64.getMimeDecoder().decode(block.group(1)))) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
