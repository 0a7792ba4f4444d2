package dev.chancery.ui.verify;

import dev.chancery.domain.Finding.Outcome;
import dev.chancery.ui.Icons;
import dev.chancery.words.FindingWords;
import dev.chancery.words.Said;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// One finding: an icon and a word for its outcome, what it is about, what was found, and what to do.
final class FindingRow {

    private FindingRow() {}

    static HBox of(Outcome outcome, String step, Said said) {
        var row = new HBox();
        row.getStyleClass().add("finding");
        fill(row, outcome, step, said);
        return row;
    }

    static void fill(HBox row, Outcome outcome, String step, Said said) {
        row.getStyleClass().removeIf(name -> name.startsWith("outcome-"));
        row.getStyleClass().add(OutcomeLook.styleClass(outcome));
        row.getChildren().setAll(Icons.of(OutcomeLook.icon(outcome)), label(step), texts(said));
        row.setAccessibleText(String.join(", ", List.of(step, FindingWords.outcome(outcome), said.what(), said.next())));
    }

    private static Node label(String step) {
        var label = new Label(step);
        label.getStyleClass().add("finding-step");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private static Node texts(Said said) {
        var texts = new VBox(2, text(said.what(), "finding-what"));
        if (!said.next().isEmpty()) {
            texts.getChildren().add(text(said.next(), "finding-next"));
        }
        texts.setMinWidth(0);
        HBox.setHgrow(texts, Priority.ALWAYS);
        return texts;
    }

    private static Node text(String words, String styleClass) {
        var label = new Label(words);
        label.getStyleClass().add(styleClass);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
