package dev.chancery.ui.certificates;

import dev.chancery.ui.ChainView;
import dev.chancery.ui.CopyButton;
import dev.chancery.ui.DetailGrid;
import dev.chancery.ui.Shown;
import dev.chancery.ui.StatusChip;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/// Ties the details beside the list to [CertificateDetailsModel].
public final class CertificateDetailsController {

    private final CertificateDetailsModel model;
    private final CertificatesModel certificates;
    private final CertificateActions actions;

    @FXML private Node none;
    @FXML private ScrollPane one;
    @FXML private Label title;
    @FXML private StatusChip status;
    @FXML private Label remaining;
    @FXML private Label revoked;
    @FXML private Button revoke;
    @FXML private Button release;
    @FXML private ProgressBar life;
    @FXML private ChainView chain;
    @FXML private Button thing;
    @FXML private Button copyPem;
    @FXML private Button copyEscaped;
    @FXML private VBox notes;
    @FXML private DetailGrid identity;
    @FXML private DetailGrid numbers;
    @FXML private VBox extensions;
    @FXML private TextArea pem;
    @FXML private DetailGrid history;

    public CertificateDetailsController(
            CertificateDetailsModel model, CertificatesModel certificates, CertificateActions actions) {
        this.model = model;
        this.certificates = certificates;
        this.actions = actions;
    }

    @FXML private void initialize() {
        certificates.chosenProperty().addListener(_ -> read());
        certificates.listingProperty().addListener(_ -> read());
        model.detailsProperty().addListener(_ -> show());
        CopyButton.copies(copyPem, pem::getText);
        CopyButton.copies(copyEscaped, () -> shown().map(CertificateDetailsModel.Details::escapedPem).orElse(""));
        read();
        show();
    }

    private void read() {
        model.show(certificates.chosenProperty().get());
    }

    private void show() {
        none.setVisible(shown().isEmpty());
        one.setVisible(shown().isPresent());
        shown().ifPresent(this::show);
    }

    private void show(CertificateDetailsModel.Details shown) {
        var certificate = shown.certificate();
        title.setText(certificate.label());
        status.show(shown.status());
        remaining.setText(CertificateWords.remaining(certificate.validity(), shown.now()));
        showRevocation(shown);
        life.setProgress(CertificateWords.left(certificate.validity(), shown.now()));
        chain.show(CertificateFacts.chain(shown.chain()));
        Shown.set(thing, certificate.thing().isPresent());
        notes.getChildren().setAll(CertificateFacts.notes(shown));
        CertificateFacts.identity(shown, identity);
        CertificateFacts.numbers(certificate, numbers);
        extensions.getChildren().setAll(shown.decoded().extensions().stream().map(CertificateFacts::extension).toList());
        pem.setText(shown.pem());
        CertificateFacts.history(shown, history);
    }

    private Optional<CertificateDetailsModel.Details> shown() {
        return model.detailsProperty().get();
    }

    private void showRevocation(CertificateDetailsModel.Details shown) {
        revoked.setText(CertificateFacts.revoked(shown.certificate()));
        Shown.set(revoked, !revoked.getText().isEmpty());
        Shown.set(remaining, revoked.getText().isEmpty());
        Shown.set(life, revoked.getText().isEmpty());
        Shown.set(release, shown.isHeld());
        revoke.setDisable(!shown.isRevocable());
    }

    @FXML private void revoke() {
        certificates.chosenProperty().get().ifPresent(id -> certificates.revoke(new long[] {id.value()}));
    }

    @FXML private void release() {
        certificates.release();
    }

    @FXML private void verify() {
        certificates.verify();
    }

    @FXML private void export() {
        shown().ifPresent(details -> actions.export(details.certificate()));
    }

    @FXML private void save() {
        shown().ifPresent(details -> actions.save(details.certificate(), details.fileName()));
    }

    @FXML private void showThing() {
        shown().flatMap(details -> details.certificate().thing()).ifPresent(actions::show);
    }
}
