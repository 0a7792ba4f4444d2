package dev.chancery.ui.overview;

import dev.chancery.engine.Suggestion;
import dev.chancery.ui.Icons;
import dev.chancery.words.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// What is best done next, a line and a button for each, the most urgent first.
public final class StepList extends VBox {

    private static final int MOST = 6;

    private List<Suggestion> shown = List.of();

    /// For FXML.
    public StepList() {
        getStyleClass().addAll("card", "steps");
    }

    void tie(OverviewModel model, OverviewActs acts) {
        model.whenFound(found -> show(found.steps(), acts::take));
    }

    private void show(List<Suggestion> steps, Consumer<Suggestion> taken) {
        if (steps.equals(shown) && !getChildren().isEmpty()) {
            return;
        }
        shown = steps;
        getChildren().setAll(steps.stream().limit(MOST).map(step -> row(step, taken)).toList());
        if (steps.isEmpty()) {
            getChildren().setAll(line("fth-check-circle", "step-none", Words.of("overview.steps.none")));
        } else if (steps.size() > MOST) {
            getChildren().add(line("fth-more-horizontal", "step-more", Words.of("overview.steps.more", steps.size() - MOST)));
        }
    }

    private static Node row(Suggestion step, Consumer<Suggestion> taken) {
        var row = line(icon(step), look(step), StepWords.of(step));
        var button = new Button(StepWords.act(step));
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> taken.accept(step));
        button.setAccessibleText(StepWords.act(step) + ": " + StepWords.of(step));
        row.getChildren().add(button);
        return row;
    }

    private static HBox line(String icon, String look, String words) {
        var text = new Label(words);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        var row = new HBox(Icons.of(icon), text);
        row.getStyleClass().addAll("step", look);
        return row;
    }

    private static String icon(Suggestion step) {
        return switch (step.urgency()) {
            case NOW -> "fth-alert-circle";
            case SOON -> "fth-clock";
            case SOME_DAY -> "fth-arrow-right-circle";
        };
    }

    private static String look(Suggestion step) {
        return switch (step.urgency()) {
            case NOW -> "step-now";
            case SOON -> "step-soon";
            case SOME_DAY -> "step-some-day";
        };
    }
}
