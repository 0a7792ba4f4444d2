package dev.chancery.ui.probe;

import dev.chancery.domain.Certificate;
import dev.chancery.ui.FileChoice;
import dev.chancery.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Whom one can connect as.
sealed interface Who {

    /// Files that hold certificates and keys.
    FileChoice.Kind KIND = new FileChoice.Kind("PEM, PKCS#12", List.of("*.pem", "*.crt", "*.cer", "*.key", "*.p12", "*.pfx", "*.*"));

    record Nobody() implements Who {}

    record One(Certificate certificate) implements Who {}

    record InFiles(List<Path> files) implements Who {}

    static String words(Who who) {
        return switch (who) {
            case Nobody() -> Words.of("probe.who.nobody");
            case One(var certificate) -> Words.of("probe.who.one", certificate.label(), Words.date(certificate.validity().notAfter()));
            case InFiles(var files) -> files.stream().map(file -> file.getFileName().toString()).collect(Collectors.joining(", "));
        };
    }
}
