package dev.chancery.ui.cloud;

import dev.chancery.ui.Icons;
import dev.chancery.words.Words;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// Takes what was brought back from elsewhere: pasted, or read from a file.
final class PastePane extends VBox {

    PastePane(String id, String title, String hint, StringProperty text, Carried carried) {
        super(4);
        var area = new TextArea();
        area.setId(id);
        area.setWrapText(true);
        area.setPrefRowCount(4);
        area.setAccessibleText(title);
        area.setAccessibleHelp(hint);
        area.getStyleClass().add("mono");
        area.textProperty().bindBidirectional(text);
        HBox.setHgrow(area, Priority.ALWAYS);
        var file = new Button(Words.of("cloud.open"), Icons.of("fth-file-text"));
        file.setId(id + "File");
        file.setMinWidth(USE_PREF_SIZE);
        file.setOnAction(_ -> carried.open(text::set));
        var label = new Label(title);
        label.getStyleClass().add("field-label");
        label.setLabelFor(area);
        var below = new Label(hint);
        below.getStyleClass().add("field-hint");
        below.setWrapText(true);
        below.setMinHeight(USE_PREF_SIZE);
        var row = new HBox(8, area, file);
        row.getStyleClass().add("carried");
        getChildren().addAll(label, row, below);
    }
}
