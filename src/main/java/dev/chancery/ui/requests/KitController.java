package dev.chancery.ui.requests;

import dev.chancery.domain.KeySpec;
import dev.chancery.ui.Choices;
import dev.chancery.ui.CopyButton;
import dev.chancery.ui.FieldRow;
import dev.chancery.words.Words;
import java.util.List;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;

/// Ties the lines for a device that keeps its key to [KitModel].
public final class KitController {

    private final KitModel model;
    private final Sheets.Close close;

    @FXML private FieldRow commonNameRow;
    @FXML private TextField commonName;
    @FXML private FieldRow namesRow;
    @FXML private TextArea names;
    @FXML private ComboBox<KeySpec> key;
    @FXML private TextArea lines;
    @FXML private Label needs;
    @FXML private Label back;
    @FXML private Button copy;

    public KitController(KitModel model, Sheets.Close close) {
        this.model = model;
        this.close = close;
    }

    @FXML private void initialize() {
        commonName.textProperty().bindBidirectional(model.commonNameProperty());
        names.textProperty().bindBidirectional(model.namesProperty());
        key.setItems(FXCollections.observableArrayList(KeySpec.values()));
        Choices.say(key, KeySpec::label);
        key.valueProperty().bindBidirectional(model.keyProperty());
        List.of(commonNameRow, namesRow).forEach(row -> row.watch(model.violations()));
        lines.textProperty().bind(model.linesProperty());
        model.neededProperty().subscribe(version -> needs.setText(version.isEmpty() ? "" : Words.of("requests.kit.needs", version)));
        CopyButton.copies(copy, model.linesProperty()::get);
        copy.disableProperty().bind(model.linesProperty().isEmpty());
        model.requestFileProperty().subscribe(file -> back.setText(file.isEmpty()
                ? Words.of("requests.kit.none") : Words.of("requests.kit.back", file)));
    }

    @FXML private void close() {
        close.now().run();
    }
}
