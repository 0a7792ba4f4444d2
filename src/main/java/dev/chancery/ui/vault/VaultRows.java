package dev.chancery.ui.vault;

import dev.chancery.domain.VaultFinding;
import dev.chancery.domain.VaultFinding.Weight;
import dev.chancery.ui.Icons;
import dev.chancery.words.VaultFindingWords;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// Lines of what was seen, each with a mark.
final class VaultRows {

    private VaultRows() {}

    static HBox of(VaultFinding finding) {
        return line(finding.weight(), VaultFindingWords.of(finding));
    }

    static HBox line(Weight weight, String words) {
        var text = new Label(words);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var row = new HBox(10, mark(weight), text);
        row.getStyleClass().add("vault-finding");
        return row;
    }

    static Node mark(Weight weight) {
        return switch (weight) {
            case GOOD -> Icons.of("fth-check-circle", "success");
            case NOTE -> Icons.of("fth-alert-triangle", "warning");
            case STOPS -> Icons.of("fth-x-circle", "danger");
        };
    }
}
