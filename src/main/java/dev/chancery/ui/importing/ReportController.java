package dev.chancery.ui.importing;

import dev.chancery.ui.FileChoice;
import dev.chancery.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;

/// Shows what came of an import.
public final class ReportController {

    /// Where this page leads: out, or into a file.
    record Ways(Runnable close, BiConsumer<Path, String> save) {}

    private final ImportingModel model;
    private final FileChoice files;
    private final Ways ways;

    @FXML private Label title;
    @FXML private TextArea text;

    ReportController(ImportingModel model, FileChoice files, Ways ways) {
        this.model = model;
        this.files = files;
        this.ways = ways;
    }

    @FXML private void initialize() {
        model.reportProperty().subscribe(() -> {
            title.setText(model.outcome());
            text.setText(model.reportText());
        });
    }

    @FXML private void copy() {
        var content = new ClipboardContent();
        content.putString(text.getText());
        Clipboard.getSystemClipboard().setContent(content);
    }

    @FXML private void save() {
        files.save(Words.of("importing.report.save.title"), "import.txt",
                new FileChoice.Kind(Words.of("importing.report.kind"), List.of("*.txt"))).ifPresent(file -> ways.save().accept(file, text.getText()));
    }

    @FXML private void close() {
        ways.close().run();
    }
}
