package dev.chancery.cloud;

import dev.chancery.domain.CloudEntry;
import dev.chancery.domain.PlaceField;
import dev.chancery.pki.CertificateReader;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the own certificate among those at a cloud, so that it is not sent a second time.
public final class Recognition {

    /// `20310530T092255Z`.
    private static final DateTimeFormatter COMPACT = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssX");

    private Recognition() {}

    /// Whether the entry is of the dossier's certificate: the same octets, or where the list does not hold them, the same
    /// name there, common name and end.
    public static boolean isOurs(CloudEntry entry, Dossier dossier) {
        if (entry.certificate().isPresent()) {
            return entry.certificate().get().equals(dossier.certificate());
        }
        var own = CertificateReader.facts(dossier.certificate().toArray());
        return dossier.plan().place().value(PlaceField.NAME).orElse("").equals(entry.name())
                && own.subject().commonName().orElse("").equals(entry.commonName())
                && instant(entry.expires()).equals(Optional.of(own.validity().notAfter()));
    }

    private static Optional<Instant> instant(String text) {
        return Stream.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME, DateTimeFormatter.RFC_1123_DATE_TIME, COMPACT)
                .flatMap(form -> parsed(text, form).stream()).findFirst();
    }

    private static Optional<Instant> parsed(String text, DateTimeFormatter form) {
        try {
            return Optional.of(OffsetDateTime.parse(text, form).toInstant());
        } catch (DateTimeException another) {
            return Optional.empty();
        }
    }
}
