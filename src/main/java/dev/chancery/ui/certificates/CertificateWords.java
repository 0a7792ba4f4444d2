package dev.chancery.ui.certificates;

import static java.util.Map.entry;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.Expiry;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Validity;
import dev.chancery.words.ProfileWords;
import dev.chancery.words.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// What is said of certificates in words.
final class CertificateWords {

    private static final int SERIAL_SHOWN = 8;
    private static final Map<Act, String> ACTS = Map.ofEntries(entry(Act.CERTIFICATE_ISSUED, "certificates.history.issued"),
            entry(Act.CERTIFICATE_EXPORTED, "certificates.history.exported"), entry(Act.KEY_EXPORTED, "certificates.history.keyExported"),
            entry(Act.KEY_UNCERTAIN, "certificates.history.keyUncertain"), entry(Act.KEY_REFUSED, "certificates.history.keyRefused"),
            entry(Act.CERTIFICATE_REVOKED, "certificates.history.revoked"), entry(Act.CERTIFICATE_HELD, "certificates.history.held"),
            entry(Act.CERTIFICATE_RELEASED, "certificates.history.released"), entry(Act.CERTIFICATE_REPLACED, "certificates.history.replaced"),
            entry(Act.REVOCATION_AWAITED, "certificates.history.awaited"), entry(Act.REVOCATION_DROPPED, "certificates.history.dropped"));

    private CertificateWords() {}

    /// How many the list shows, and how many of them are marked if they are several.
    static String count(int shown, Marks.Marked marked) {
        if (marked.all()) {
            return Words.of("certificates.count.all", shown);
        }
        return marked.count() < 2 ? Words.of("certificates.count", shown) : Words.of("certificates.count.selected", shown, marked.count());
    }

    /// The profile's name; its code where it has been removed.
    static String profile(Certificate certificate, Optional<Profile> profile) {
        return profile.map(ProfileWords::name).orElse(certificate.profile());
    }

    static String expiry(Expiry expiry) {
        return switch (expiry) {
            case Expiry.Past() -> Words.of("certificates.expiry.past");
            case Expiry.Within(int days) -> Words.of("certificates.expiry.within", days);
            case Expiry.Between _ -> Words.of("certificates.expiry.between");
        };
    }

    /// What was done; its code where no words are known.
    static String act(Act act) {
        return ACTS.containsKey(act) ? Words.of(ACTS.get(act)) : act.code();
    }

    /// The end of a serial number tells certificates apart; they all begin alike.
    static String shortSerial(Certificate certificate) {
        var serial = certificate.serial().colonHex();
        return serial.length() <= SERIAL_SHOWN ? serial : "…" + serial.substring(serial.length() - SERIAL_SHOWN);
    }

    static String remaining(Validity validity, Instant now) {
        if (now.isBefore(validity.notBefore())) {
            return Words.of("certificates.life.begins", Words.dateTime(validity.notBefore()));
        }
        return now.isAfter(validity.notAfter())
                ? Words.of("certificates.life.over", Words.span(Duration.between(validity.notAfter(), now)))
                : Words.of("certificates.life.left", Words.span(Duration.between(now, validity.notAfter())));
    }

    /// How much of the span is left, from 1 to 0.
    static double left(Validity validity, Instant now) {
        var whole = Math.max(1, Duration.between(validity.notBefore(), validity.notAfter()).toSeconds());
        return Math.clamp((double) Duration.between(now, validity.notAfter()).toSeconds() / whole, 0, 1);
    }
}
