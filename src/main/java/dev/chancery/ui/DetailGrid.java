package dev.chancery.ui;

import javafx.geometry.HPos;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Labels and values in two columns. Labels are never cut; values can be selected, and those that people paste elsewhere
/// have a copy button.
public final class DetailGrid extends GridPane {

    public DetailGrid() {
        getStyleClass().add("detail-grid");
        var labels = new ColumnConstraints();
        labels.setMinWidth(USE_PREF_SIZE);
        labels.setHgrow(Priority.NEVER);
        labels.setHalignment(HPos.LEFT);
        var values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        values.setMinWidth(0);
        getColumnConstraints().addAll(labels, values);
    }

    public void clear() {
        getChildren().clear();
    }

    /// A value in words. Empty values are left out.
    public void text(String label, String value) {
        if (!value.isBlank()) {
            node(label, new SelectableText(value));
        }
    }

    /// A number, a serial or a fingerprint: monospaced, with a copy button.
    public void code(String label, String value) {
        if (!value.isBlank()) {
            var text = new SelectableText(value, "mono");
            HBox.setHgrow(text, Priority.ALWAYS);
            var row = new HBox(text, new CopyButton(label, () -> value));
            row.getStyleClass().add("detail-code");
            node(label, row);
        }
    }

    /// Anything else, such as a [StatusChip].
    public void node(String label, Node value) {
        var name = new Label(label);
        name.getStyleClass().add("detail-label");
        name.setMinWidth(Region.USE_PREF_SIZE);
        name.setLabelFor(value);
        GridPane.setValignment(name, VPos.TOP);
        addRow(getRowCount(), name, value);
    }

    /// A title over the rows that follow.
    public void heading(String text) {
        var title = new Label(text);
        title.getStyleClass().add("section-title");
        add(title, 0, getRowCount(), 2, 1);
    }
}
