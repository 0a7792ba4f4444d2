package dev.chancery.ui.certificates;

import dev.chancery.ui.ChainView;
import dev.chancery.ui.DetailGrid;
import dev.chancery.ui.StatusChip;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;

/// Ties the details beside the list to [CertificateDetailsModel].
public final class CertificateDetailsController {

    private final CertificateDetailsModel model;
    private final CertificatesModel certificates;

    @FXML private Node none;
    @FXML private ScrollPane one;
    @FXML private Label title;
    @FXML private StatusChip status;
    @FXML private Label remaining;
    @FXML private ProgressBar life;
    @FXML private ChainView chain;
    @FXML private DetailGrid identity;
    @FXML private DetailGrid numbers;
    @FXML private VBox extensions;
    @FXML private TextArea pem;
    @FXML private DetailGrid history;

    public CertificateDetailsController(CertificateDetailsModel model, CertificatesModel certificates) {
        this.model = model;
        this.certificates = certificates;
    }

    @FXML private void initialize() {
        certificates.chosenProperty().addListener(_ -> read());
        certificates.listingProperty().addListener(_ -> read());
        model.detailsProperty().addListener(_ -> show());
        read();
        show();
    }

    private void read() {
        model.show(certificates.chosenProperty().get());
    }

    private void show() {
        var details = model.detailsProperty().get();
        none.setVisible(details.isEmpty());
        one.setVisible(details.isPresent());
        details.ifPresent(this::show);
    }

    private void show(CertificateDetailsModel.Details shown) {
        var certificate = shown.certificate();
        title.setText(certificate.label());
        status.show(shown.status());
        remaining.setText(CertificateWords.remaining(certificate.validity(), shown.now()));
        life.setProgress(CertificateWords.left(certificate.validity(), shown.now()));
        chain.show(CertificateFacts.chain(shown.chain()));
        CertificateFacts.identity(shown, identity);
        CertificateFacts.numbers(certificate, numbers);
        extensions.getChildren().setAll(shown.decoded().extensions().stream().map(CertificateFacts::extension).toList());
        pem.setText(shown.pem());
        CertificateFacts.history(shown, history);
    }

    @FXML private void export() {
        certificates.export(certificates.chosenProperty().get().stream().mapToLong(id -> id.value()).toArray());
    }

    @FXML private void copyPem() {
        model.detailsProperty().get().ifPresent(shown -> copy(shown.pem()));
    }

    @FXML private void copyEscaped() {
        model.detailsProperty().get().ifPresent(shown -> copy(shown.escapedPem()));
    }

    private static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }
}
