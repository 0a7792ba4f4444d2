package dev.chancery.engine;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.export.Delivery;
import dev.chancery.pki.CertificateReader;
import dev.chancery.pki.Pem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/// What a registration hands out and takes in as files: sheets and proofs that are carried on a stick, and the CA
/// certificates of private clouds. None of them is a secret.
public final class CloudFiles {

    private static final int MOST_OCTETS = 262_144;

    private final SecureRandom random;

    CloudFiles(SecureRandom random) {
        this.random = random;
    }

    /// The file is whole or not there; one that has the name already is replaced when the new one is whole.
    ///
    /// @throws FileFailure when it cannot be written
    public void save(Path file, String text) {
        new Delivery(random).replace(file, text.getBytes(StandardCharsets.UTF_8));
    }

    /// What stands in a small file.
    ///
    /// @throws FileFailure.CannotRead when it cannot be read
    /// @throws Failure.Malformed when it is too large to be what is waited for
    public String read(Path file) {
        return new String(octets(file), StandardCharsets.UTF_8);
    }

    /// The certificates in a file, PEM or DER, to be believed besides the platform's.
    ///
    /// @throws FileFailure.CannotRead when it cannot be read
    /// @throws Failure.Malformed when something else is in it
    public List<Bytes> trusted(Path file) {
        var octets = octets(file);
        var text = new String(octets, StandardCharsets.ISO_8859_1);
        var found = text.contains("-----BEGIN")
                ? Pem.read(text).stream().filter(block -> block.label().equals("CERTIFICATE")).map(Pem.Block::content).toList()
                : List.of(octets);
        if (found.isEmpty()) {
            throw new Failure.Malformed("file without a certificate");
        }
        found.forEach(CertificateReader::facts);
        return found.stream().map(Bytes::of).toList();
    }

    private static byte[] octets(Path file) {
        try (var in = Files.newInputStream(file)) {
            var octets = in.readNBytes(MOST_OCTETS + 1);
            if (octets.length > MOST_OCTETS) {
                throw new Failure.Malformed("file of more than %s octets".formatted(MOST_OCTETS));
            }
            return octets;
        } catch (IOException unreadable) {
            throw new FileFailure.CannotRead(file, unreadable);
        }
    }
}
