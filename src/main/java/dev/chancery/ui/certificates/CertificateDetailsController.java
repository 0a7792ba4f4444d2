package dev.chancery.ui.certificates;

import dev.chancery.ui.ChainView;
import dev.chancery.ui.DetailGrid;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/// Ties the details beside the list to [CertificateDetailsModel].
public final class CertificateDetailsController {

    private final CertificateDetailsModel model;
    private final CertificatesModel certificates;

    @FXML private Node none;
    @FXML private ScrollPane one;
    @FXML private ChainView chain;
    @FXML private VBox notes;
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
        none.setVisible(shown().isEmpty());
        one.setVisible(shown().isPresent());
        shown().ifPresent(this::show);
    }

    private void show(CertificateDetailsModel.Details shown) {
        var certificate = shown.certificate();
        chain.show(CertificateFacts.chain(shown.chain()));
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
}
