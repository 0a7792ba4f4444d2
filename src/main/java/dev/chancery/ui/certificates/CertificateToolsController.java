package dev.chancery.ui.certificates;

import dev.chancery.ui.Shortcut;
import java.util.Arrays;
import java.util.function.Supplier;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.HBox;

/// The buttons above the list of certificates.
public final class CertificateToolsController {

    private final CertificatesModel model;
    private Supplier<long[]> marked = () -> new long[0];

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
    }

    /// @param numbers gives those of the marked certificates
    void tie(Supplier<long[]> numbers) {
        marked = numbers;
    }

    Node node() {
        return root;
    }

    void allow(boolean anyMarked) {
        export.setDisable(!anyMarked);
        revoke.setDisable(!anyMarked);
        Arrays.asList(renew, rotate).forEach(item -> item.setDisable(!anyMarked));
    }

    @FXML private void issue() {
        model.issue();
    }

    @FXML void export() {
        model.onward().export(marked.get());
    }

    @FXML private void revoke() {
        model.onward().revoke(marked.get());
    }

    @FXML private void renew() {
        model.onward().renew(marked.get());
    }

    @FXML private void rotate() {
        model.onward().rotate(marked.get());
    }

    @FXML private void renewEnding() {
        model.onward().renewEnding();
    }

    @FXML private void pending() {
        model.onward().pending();
    }
}
