package dev.chancery.ui.check;

import dev.chancery.domain.StoreFinding;
import dev.chancery.domain.StoreRepair;
import dev.chancery.words.StoreWords;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Something wrong: what and where, and below it what to do.
final class FindingRow extends VBox {

    FindingRow(StoreFinding finding) {
        super(4);
        var said = StoreWords.of(finding);
        getStyleClass().add("affected");
        getChildren().addAll(wrapped(said.what(), "section-title"), wrapped(said.next(), "field-hint"));
    }

    private static Label wrapped(String words, String look) {
        var label = new Label(words);
        label.getStyleClass().add(look);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    /// Adds the button that mends it.
    void offer(StoreRepair repair, Runnable mend) {
        var button = new Button(StoreWords.of(repair));
        button.getStyleClass().add("small");
        button.setOnAction(_ -> mend.run());
        getChildren().add(button);
    }
}
