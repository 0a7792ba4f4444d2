package dev.chancery.ui.certificates;

import dev.chancery.ui.CopyButton;
import dev.chancery.ui.Shown;
import dev.chancery.ui.StatusChip;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.ProgressBar;

/// What stands first in the details of a certificate: what it is called, how it stands with it, and what can be done.
public final class CertificateHeadController {

    private final CertificateDetailsModel model;
    private final CertificatesModel certificates;
    private final CertificateActions actions;

    @FXML private Label title;
    @FXML private StatusChip status;
    @FXML private Label remaining;
    @FXML private Label revoked;
    @FXML private ProgressBar life;
    @FXML private Button thing;
    @FXML private Button copyPem;
    @FXML private MenuButton copyAs;
    @FXML private Button release;
    @FXML private Button revoke;

    public CertificateHeadController(
            CertificateDetailsModel model, CertificatesModel certificates, CertificateActions actions) {
        this.model = model;
        this.certificates = certificates;
        this.actions = actions;
    }

    @FXML private void initialize() {
        model.detailsProperty().subscribe(details -> details.ifPresent(this::show));
        CopyButton.copies(copyPem, () -> shown().map(CertificateDetailsModel.Details::pem).orElse(""));
    }

    private Optional<CertificateDetailsModel.Details> shown() {
        return model.detailsProperty().get();
    }

    private void show(CertificateDetailsModel.Details details) {
        var certificate = details.certificate();
        title.setText(certificate.label());
        status.show(details.status());
        remaining.setText(CertificateWords.remaining(certificate.validity(), details.now()));
        life.setProgress(CertificateWords.left(certificate.validity(), details.now()));
        CopyMenu.fill(copyAs, details.copies(), form -> actions.copy(certificate, form));
        Shown.set(thing, certificate.thing().isPresent());
        showRevocation(details);
    }

    private void showRevocation(CertificateDetailsModel.Details details) {
        revoked.setText(CertificateFacts.revoked(details.certificate()));
        Shown.set(revoked, !revoked.getText().isEmpty());
        Shown.set(remaining, revoked.getText().isEmpty());
        Shown.set(life, revoked.getText().isEmpty());
        Shown.set(release, details.isHeld());
        revoke.setDisable(!details.isRevocable());
    }

    @FXML private void export() {
        shown().ifPresent(details -> actions.export(details.certificate()));
    }

    @FXML private void use() {
        shown().ifPresent(details -> actions.use(details.certificate()));
    }

    @FXML private void save() {
        shown().ifPresent(details -> actions.save(details.certificate(), details.fileName()));
    }

    @FXML private void verify() {
        certificates.verify();
    }

    @FXML private void testConnection() {
        certificates.testConnection();
    }

    @FXML private void showThing() {
        shown().flatMap(details -> details.certificate().thing()).ifPresent(actions::show);
    }

    @FXML private void release() {
        certificates.release();
    }

    @FXML private void revoke() {
        certificates.chosenProperty().get().ifPresent(id -> certificates.onward().revoke(new long[] {id.value()}));
    }
}
