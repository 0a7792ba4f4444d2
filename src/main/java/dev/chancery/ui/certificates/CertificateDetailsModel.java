package dev.chancery.ui.certificates;

import dev.chancery.domain.AuditEntry;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Breach;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Decoded;
import dev.chancery.domain.KeyDeparture;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Status;
import dev.chancery.domain.TextForm;
import dev.chancery.domain.Uses;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// One certificate in detail, read in the background. Its private key is no part of it.
public final class CertificateDetailsModel {

    /// One certificate of the chain above and below, and its state.
    public record Link(String name, Certificate certificate, Status status, boolean authority, boolean root) {}

    /// Everything that is shown of a certificate. `fileName` is what its PEM is called if it is saved; `chain` begins with the root and ends with the certificate itself,
    /// `history` begins with the first act; `copies` are the texts of it that make sense; `breaches` are rules that it breaks.
    public record Details(Certificate certificate, Status status, Optional<Profile> profile, Decoded decoded, Optional<Uses> uses, String pem, String fileName,
            List<Link> chain, List<AuditEntry> history, Set<TextForm> copies, Optional<KeyDeparture> keyLeft, Instant now, List<Breach> breaches) {

        public boolean isHeld() {
            return status == Status.ON_HOLD;
        }

        /// Whether revoking it would change anything. A root has nobody above it to do that.
        public boolean isRevocable() {
            return isHeld() || status != Status.EXPIRED && status != Status.REVOKED && !chain.getLast().root();
        }
    }

    private final Office office;
    private final Background.Newest newest;
    private final ReadOnlyObjectWrapper<Optional<Details>> details = new ReadOnlyObjectWrapper<>(Optional.empty());

    public CertificateDetailsModel(Office office, Background background) {
        this.office = office;
        this.newest = background.newest();
    }

    public ReadOnlyObjectProperty<Optional<Details>> detailsProperty() {
        return details.getReadOnlyProperty();
    }

    public void show(Optional<CertificateId> chosen) {
        newest.load(() -> chosen.map(this::read), details::set);
    }

    private Details read(CertificateId id) {
        var certificates = office.certificates();
        var certificate = certificates.one(id);
        return new Details(certificate, certificates.status(certificate), office.profiles().ofCode(certificate.profile()),
                certificates.decoded(certificate),
                certificates.uses(certificate), certificates.pem(certificate), certificates.fileName(certificate), chain(certificate),
                office.audit().of(certificate.serial().hex()), office.copies().offered(certificate),
                office.exports().departure(certificate), certificates.now(), office.rules().of(certificate));
    }

    private List<Link> chain(Certificate certificate) {
        var above = office.certificates().issuers(certificate).reversed().stream()
                .filter(authority -> !authority.certificate().id().equals(certificate.id())).map(this::link);
        var itself = office.authorities().all().stream()
                .filter(authority -> authority.certificate().id().equals(certificate.id())).findFirst().map(this::link)
                .orElseGet(() -> new Link(certificate.label(), certificate, office.certificates().status(certificate), false, false));
        return Stream.concat(above, Stream.of(itself)).toList();
    }

    private Link link(Authority authority) {
        var certificate = authority.certificate();
        return new Link(authority.name(), certificate, office.certificates().status(certificate), true, authority.isRoot());
    }
}
