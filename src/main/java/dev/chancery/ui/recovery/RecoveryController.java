package dev.chancery.ui.recovery;

import dev.chancery.domain.RecoveryKey;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Toasts;
import dev.chancery.words.Words;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;

/// Ties the sheet with a new recovery key to [RecoveryModel].
public final class RecoveryController {

    private static final int IN_A_ROW = 4;

    private final RecoveryModel model;
    private final FileChoice files;
    private final Toasts toasts;

    @FXML private GridPane groups;
    @FXML private Label firstLabel;
    @FXML private TextField first;
    @FXML private Label secondLabel;
    @FXML private TextField second;
    @FXML private Button keep;

    public RecoveryController(RecoveryModel model, FileChoice files, Toasts toasts) {
        this.model = model;
        this.files = files;
        this.toasts = toasts;
    }

    @FXML private void initialize() {
        for (int i = 0; i < RecoveryKey.GROUPS; i++) {
            var letters = model.group(i);
            var group = new Label(new String(letters));
            Arrays.fill(letters, '\0');
            group.getStyleClass().addAll("mono", "recovery-group");
            group.setAccessibleText(Words.of("recovery.group", i + 1) + " " + String.join(" ", group.getText().split("")));
            var number = new Label(String.valueOf(i + 1));
            number.getStyleClass().add("field-hint");
            groups.add(new HBox(8, number, group), i % IN_A_ROW, i / IN_A_ROW);
        }
        firstLabel.setText(Words.of("recovery.group", model.first() + 1));
        secondLabel.setText(Words.of("recovery.group", model.second() + 1));
        List.of(first, second).forEach(field -> field.textProperty().addListener(_ ->
                model.check(first.getText().toCharArray(), second.getText().toCharArray())));
        keep.disableProperty().bind(model.confirmedProperty().not());
    }

    @FXML private void print() {
        model.print(files.save(Words.of("recovery.print"), model.suggestedName("pdf"), new FileChoice.Kind("PDF", List.of("*.pdf"))),
                ZoneId.systemDefault(), () -> toasts.success(Words.of("recovery.written")));
    }

    @FXML private void save() {
        model.save(files.save(Words.of("recovery.save"), model.suggestedName("txt"), new FileChoice.Kind(Words.of("recovery.text"), List.of("*.txt"))),
                () -> toasts.success(Words.of("recovery.written")));
    }

    @FXML private void keep() {
        model.keep();
    }

    @FXML private void cancel() {
        model.cancel();
    }
}
