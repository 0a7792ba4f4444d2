package dev.chancery.ui.vaultsetup;

import dev.chancery.domain.VaultStepStanding;
import dev.chancery.domain.VaultStep;
import dev.chancery.ui.Icons;
import dev.chancery.words.VaultStepWords;
import dev.chancery.words.Words;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One step of the plan: what it makes, how it stands, and while it is carried out how far that is.
final class StepRow extends HBox {

    private final Label mark = new Label();
    private final Label standing = new Label();
    private final VBox words;

    StepRow(VaultStep step) {
        super(10);
        getStyleClass().add("vault-step");
        var name = new Label(VaultStepWords.of(step));
        standing.getStyleClass().add("note");
        for (var text : new Label[] {name, standing}) {
            text.setWrapText(true);
            text.setMinHeight(USE_PREF_SIZE);
        }
        mark.setMinWidth(22);
        words = new VBox(2, name, standing);
        HBox.setHgrow(words, Priority.ALWAYS);
        getChildren().addAll(mark, words);
        say("", Icons.of("fth-circle"));
    }

    private void say(String text, Node icon) {
        standing.setText(text);
        standing.setManaged(!text.isEmpty());
        mark.setGraphic(icon);
        setAccessibleText(((Label) words.getChildren().getFirst()).getText() + ". " + text);
    }

    /// Shows how it stands; `replacing` is tied to a box where the step could be written anew.
    void show(VaultStepStanding how, VaultStep step, SetupModel model) {
        words.getChildren().removeIf(CheckBox.class::isInstance);
        say(VaultStepWords.of(how), switch (how) {
            case VaultStepStanding.Missing _ -> Icons.of("fth-plus-circle");
            case VaultStepStanding.Same _ -> Icons.of("fth-check-circle", "success");
            case VaultStepStanding.Different(_, var replaceable) ->
                    replaceable ? Icons.of("fth-alert-triangle", "warning") : Icons.of("fth-x-circle", "danger");
        });
        if (how instanceof VaultStepStanding.Different(_, var replaceable) && replaceable) {
            words.getChildren().add(choice(step, model));
        }
    }

    private static CheckBox choice(VaultStep step, SetupModel model) {
        var box = new CheckBox(Words.of("vaultsetup.replace"));
        box.setSelected(model.replacing().contains(step));
        box.selectedProperty().subscribe(chosen -> {
            if (chosen) {
                model.replacing().add(step);
            } else {
                model.replacing().remove(step);
            }
        });
        return box;
    }

    void showDone() {
        say(Words.of("vaultsetup.step.done"), Icons.of("fth-check-circle", "success"));
    }

    void showRunning() {
        var turning = new ProgressIndicator(-1);
        turning.setPrefSize(18, 18);
        say(Words.of("vaultsetup.step.now"), turning);
    }
}
