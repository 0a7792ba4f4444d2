package dev.chancery.ui.search;

import dev.chancery.ui.Icons;
import dev.chancery.words.Words;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// A line of what was found: what it is, its name, and what tells it from others.
final class HitCell extends ListCell<Hit> {

    HitCell() {
        setPrefWidth(0);
    }

    @Override protected void updateItem(Hit hit, boolean empty) {
        super.updateItem(hit, empty);
        setGraphic(empty ? null : line(hit));
        setAccessibleText(empty ? "" : Words.of("search.hit", kind(hit.kind()), hit.name(), hit.detail()));
    }

    private static HBox line(Hit hit) {
        var name = new Label(hit.name());
        name.setMinWidth(Region.USE_PREF_SIZE);
        var detail = new Label(hit.detail());
        detail.getStyleClass().add("field-hint");
        detail.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(detail, Priority.ALWAYS);
        var kind = new Label(kind(hit.kind()));
        kind.getStyleClass().add("field-hint");
        kind.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(10, Icons.of(icon(hit.kind())), name, detail, kind);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static String icon(Hit.Kind kind) {
        return switch (kind) {
            case COMMAND -> "fth-arrow-right";
            case THING -> "fth-cpu";
            case CERTIFICATE -> "fth-file-text";
            case AUTHORITY -> "fth-layers";
        };
    }

    private static String kind(Hit.Kind kind) {
        return Words.of(switch (kind) {
            case COMMAND -> "search.kind.command";
            case THING -> "search.kind.thing";
            case CERTIFICATE -> "search.kind.certificate";
            case AUTHORITY -> "search.kind.authority";
        });
    }
}
