package dev.chancery.ui.things;

import dev.chancery.words.Words;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;

/// Ties the page on which columns get their meanings to [ImportModel].
public final class ImportColumnsController {

    private final ImportModel model;

    @FXML private Label file;
    @FXML private CheckBox headings;
    @FXML private ImportPreview preview;

    public ImportColumnsController(ImportModel model) {
        this.model = model;
    }

    @FXML private void initialize() {
        file.setText(Words.of("things.import.file", model.fileName(), separator(model.separator())));
        headings.setSelected(model.hasHeadings());
        headings.setOnAction(_ -> model.setHeadings(headings.isSelected()));
        preview.show(model);
    }

    private static String separator(char separator) {
        return Words.of(switch (separator) {
            case ';' -> "things.import.semicolon";
            case '\t' -> "things.import.tab";
            default -> "things.import.comma";
        });
    }
}
