package dev.chancery.ui.certificates;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.KeyUsage;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Revocation;
import dev.chancery.domain.Status;
import dev.chancery.domain.Uses;
import dev.chancery.words.ProfileWords;
import dev.chancery.words.Words;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A certificate in sentences for somebody who does not know certificates: what it is for, until when it counts, and what
/// its usages let it do.
final class CertificateNotes {

    private static final Map<String, String> PURPOSES = Map.of("2.5.29.37.0", "certificates.note.purpose.any",
            Profile.SERVER_AUTH, "certificates.note.purpose.server", Profile.CLIENT_AUTH, "certificates.note.purpose.client",
            "1.3.6.1.5.5.7.3.3", "certificates.note.purpose.code", "1.3.6.1.5.5.7.3.4", "certificates.note.purpose.email",
            "1.3.6.1.5.5.7.3.8", "certificates.note.purpose.time", "1.3.6.1.5.5.7.3.9", "certificates.note.purpose.ocsp");

    private CertificateNotes() {}

    static List<String> of(Certificate certificate, Status status, Optional<Profile> profile, Optional<Uses> uses) {
        return Stream.of(profile.map(CertificateNotes::kind).stream(),
                Stream.of(span(certificate, status)), uses.stream().flatMap(CertificateNotes::uses))
                .flatMap(notes -> notes).toList();
    }

    private static Stream<String> uses(Uses uses) {
        return Stream.concat(uses.keyUsages().stream().sorted().map(CertificateNotes::usage), purposes(uses));
    }

    private static String kind(Profile profile) {
        return switch (profile.kind()) {
            case ROOT -> Words.of("certificates.note.root");
            case INTERMEDIATE -> Words.of("certificates.note.intermediate");
            case END_ENTITY -> ofEndEntity(profile);
        };
    }

    private static String ofEndEntity(Profile profile) {
        if (profile.isForServers() == profile.usages().allows(Profile.CLIENT_AUTH)) {
            return ProfileWords.says(profile);
        }
        return Words.of(profile.isForServers() ? "certificates.note.server" : "certificates.note.device");
    }

    private static String span(Certificate certificate, Status status) {
        var validity = certificate.validity();
        return switch (status) {
            case NOT_YET_VALID -> Words.of("certificates.note.begins", Words.dateTime(validity.notBefore()));
            case ACTIVE -> Words.of("certificates.note.active", Words.date(validity.notAfter()));
            case EXPIRING -> Words.of("certificates.note.expiring", Words.dateTime(validity.notAfter()));
            case EXPIRED -> Words.of("certificates.note.expired", Words.dateTime(validity.notAfter()));
            case ON_HOLD, REVOKED -> certificate.revoked().map(CertificateNotes::revoked).orElse("");
        };
    }

    private static String revoked(Revocation revocation) {
        return Words.of(revocation.isHold() ? "certificates.note.held" : "certificates.note.revoked", Words.dateTime(revocation.when()));
    }

    private static String usage(KeyUsage usage) {
        return Words.of(switch (usage) {
            case DIGITAL_SIGNATURE -> "certificates.note.digitalSignature";
            case CONTENT_COMMITMENT -> "certificates.note.contentCommitment";
            case KEY_ENCIPHERMENT -> "certificates.note.keyEncipherment";
            case DATA_ENCIPHERMENT -> "certificates.note.dataEncipherment";
            case KEY_AGREEMENT -> "certificates.note.keyAgreement";
            case KEY_CERT_SIGN -> "certificates.note.certSign";
            case CRL_SIGN -> "certificates.note.crlSign";
            case ENCIPHER_ONLY -> "certificates.note.encipherOnly";
            case DECIPHER_ONLY -> "certificates.note.decipherOnly";
        });
    }

    private static Stream<String> purposes(Uses uses) {
        if (uses.purposes().isEmpty()) {
            return uses.authority() ? Stream.empty() : Stream.of(Words.of("certificates.note.purpose.none"));
        }
        return uses.purposes().stream().sorted().map(purpose -> Optional.ofNullable(PURPOSES.get(purpose)).map(Words::of)
                .orElseGet(() -> Words.of("certificates.note.purpose.other", purpose)));
    }
}
