package dev.chancery.ui.certificates;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.KeyDeparture;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Status;
import dev.chancery.domain.ThingId;
import java.util.Optional;
import java.util.function.Function;

/// One line of the table: a certificate by its number, and what is known of it as soon as it has been read.
public record CertificateRow(long number, Optional<Known> known) {

    /// A certificate with the name of its authority, its profile if that is still there, its state when it was read, and
    /// when its key left.
    public record Known(Certificate certificate, String authority, Optional<Profile> profile, Status status,
            Optional<KeyDeparture> keyLeft) {

        /// Whom it belongs to: the thing, or else the name it was issued to.
        String holder() {
            return certificate.thing().map(ThingId::value).orElseGet(certificate::label);
        }
    }

    static CertificateRow unread(long number) {
        return new CertificateRow(number, Optional.empty());
    }

    String text(Function<Known, String> part) {
        return known.map(part).orElse("");
    }
}
