package dev.chancery.ui.certificates;

import dev.chancery.ui.Shortcut;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;

/// The buttons above the list of certificates.
public final class CertificateToolsController {

    private final CertificatesModel model;

    @FXML private HBox root;
    @FXML private Button export;
    @FXML private Button issue;
    @FXML private Button revoke;
    @FXML private MenuItem renew;
    @FXML private MenuItem rotate;

    public CertificateToolsController(CertificatesModel model) {
        this.model = model;
    }

    @FXML private void initialize() {
        Shortcut.EXPORT.hint(export);
        Shortcut.ISSUE.hint(issue);
        model.marks().property().subscribe(marked -> allow(marked.count() > 0));
        model.listingProperty().subscribe(this::show);
    }

    private void show(CertificatesModel.Listing listing) {
        root.setVisible(!model.loadedProperty().get() || !listing.isBare());
    }

    private void allow(boolean anyMarked) {
        List.of(export, revoke).forEach(button -> button.setDisable(!anyMarked));
        List.of(renew, rotate).forEach(item -> item.setDisable(!anyMarked));
    }

    private long[] marked() {
        return model.marks().property().get().numbers().get();
    }

    @FXML private void issue() {
        model.issue();
    }

    @FXML private void export() {
        model.onward().export(marked());
    }

    @FXML private void revoke() {
        model.onward().revoke(marked());
    }

    @FXML private void renew() {
        model.onward().renew(marked());
    }

    @FXML private void rotate() {
        model.onward().rotate(marked());
    }

    @FXML private void renewEnding() {
        model.onward().renewEnding();
    }

    @FXML private void bringIn() {
        model.onward().bringIn();
    }

    @FXML private void calendar() {
        model.onward().calendar(model.listingProperty().get().query());
    }

    @FXML private void inventory() {
        model.onward().inventory(model.listingProperty().get().query());
    }

    @FXML private void pending() {
        model.onward().pending();
    }
}
