package dev.chancery.ui.overview;

import dev.chancery.ui.Icons;
import dev.chancery.words.Words;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/// A number with its name; pressing it shows what was counted.
final class CountCard extends Button {

    private static final PseudoClass NONE = PseudoClass.getPseudoClass("none");

    private final String name;
    private final Label number = new Label();

    /// @param look as that of a status chip: `good`, `soon`, `bad`
    CountCard(String id, String icon, String look, String name) {
        this.name = name;
        setId(id);
        getStyleClass().addAll("count-card", "count-" + look);
        var title = new Label(name, Icons.of(icon));
        title.getStyleClass().add("count-name");
        number.getStyleClass().add("count-number");
        setGraphic(new VBox(title, number));
        setContentDisplay(ContentDisplay.GRAPHIC_ONLY);
        setMaxWidth(Double.MAX_VALUE);
        show(0);
    }

    void show(long count) {
        number.setText(Words.number(count));
        setAccessibleText(Words.of("overview.count.spoken", name, count));
        pseudoClassStateChanged(NONE, count == 0);
    }
}
