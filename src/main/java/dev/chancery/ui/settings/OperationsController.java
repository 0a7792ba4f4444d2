package dev.chancery.ui.settings;

import dev.chancery.ui.CopyButton;
import dev.chancery.ui.Dialogs;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Toasts;
import dev.chancery.words.Words;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// Ties what the program keeps of its own running to [OperationsModel].
public final class OperationsController {

    /// What it may ask of the window.
    public record Window(Dialogs dialogs, Toasts toasts, FileChoice files) {}

    private final OperationsModel model;
    private final Window window;

    @FXML private Node root;
    @FXML private Label place;
    @FXML private Button report;

    public OperationsController(OperationsModel model, Window window) {
        this.model = model;
        this.window = window;
    }

    @FXML private void initialize() {
        place.setText(model.place());
        model.reportProperty().subscribe(newest -> report.setDisable(newest.isEmpty()));
        root.sceneProperty().subscribe(scene -> Optional.ofNullable(scene).ifPresent(_ -> model.refresh()));
    }

    @FXML private void diagnose() {
        model.diagnose(text -> {
            CopyButton.copy(text);
            window.toasts().success(Words.of("settings.operations.copied"));
        });
    }

    @FXML private void openFolder() {
        window.files().reveal(model.folder());
    }

    @FXML private void showReport() {
        model.reportProperty().get().ifPresent(text -> window.dialogs().read(Words.of("settings.operations.report"), text));
    }
}
