package dev.chancery.engine;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.RequestId;
import dev.chancery.domain.SerialNumber;
import dev.chancery.pki.CertificateReader;
import java.util.Optional;

/// A certificate whose private key wants to leave. `key` is the fingerprint of its public half, `label` what a person calls
/// it; `once` when its authority lets keys leave only once.
record Bearer(Bytes key, Home home, SerialNumber serial, String label, boolean once) {

    /// Where the sealed key lies.
    sealed interface Home {
        record OfCertificate(CertificateId id) implements Home {}

        record OfRequest(RequestId id) implements Home {}
    }

    static Bearer of(Certificate certificate, boolean once) {
        return new Bearer(fingerprint(certificate), new Home.OfCertificate(certificate.id()), certificate.serial(),
                certificate.label(), once);
    }

    static Bytes fingerprint(Certificate certificate) {
        return CertificateReader.keySha256(certificate.der().toArray());
    }

    /// None of what is no certificate.
    static Optional<Bytes> fingerprint(byte[] der) {
        try {
            return Optional.of(CertificateReader.keySha256(der));
        } catch (Failure.Malformed changedFromOutside) {
            return Optional.empty();
        }
    }

    /// The certificate of the store that it is; none for the answer to a request.
    Optional<CertificateId> certificate() {
        return switch (home) {
            case Home.OfCertificate(var id) -> Optional.of(id);
            case Home.OfRequest _ -> Optional.empty();
        };
    }
}
