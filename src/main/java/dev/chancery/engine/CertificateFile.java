package dev.chancery.engine;

import dev.chancery.domain.FileFailure;
import dev.chancery.export.Delivery;
import dev.chancery.pki.Pem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;

/// Certificates in one PEM file under a name that somebody chose.
final class CertificateFile {

    private CertificateFile() {}

    /// The file is whole or not there; one that has the name already is replaced when the new one is whole.
    ///
    /// @throws FileFailure when it cannot be written
    static void write(Path file, List<byte[]> ders, SecureRandom random) {
        new Delivery(random).replace(file, Pem.certificates(ders).getBytes(StandardCharsets.US_ASCII));
    }
}
