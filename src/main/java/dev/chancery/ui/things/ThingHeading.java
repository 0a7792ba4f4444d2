package dev.chancery.ui.things;

import dev.chancery.domain.Thing;
import dev.chancery.ui.CopyButton;
import dev.chancery.ui.SelectableText;
import dev.chancery.words.Words;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What a thing is called, and its id, to be copied. One without a name is called by its id, which then need not stand
/// below it again.
public final class ThingHeading extends VBox {

    private static final double GAP = 6;

    private final Label title = new Label();
    private final HBox row = new HBox(8);

    public ThingHeading() {
        setSpacing(GAP);
        title.setId("thing-title");
        title.getStyleClass().add("details-title");
        title.setWrapText(true);
        title.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(title, Priority.ALWAYS);
        getChildren().add(row);
    }

    void show(Thing thing) {
        var id = thing.id().value();
        var name = thing.description().name();
        title.setText(name.isEmpty() ? id : name);
        row.getChildren().setAll(title, new CopyButton(Words.of("things.column.id"), () -> id));
        var text = new SelectableText(id, "mono");
        text.setId("thing-id");
        getChildren().setAll(name.isEmpty() ? List.of(row) : List.of(row, text));
    }
}
