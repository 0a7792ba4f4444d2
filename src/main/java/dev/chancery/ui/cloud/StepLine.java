package dev.chancery.ui.cloud;

import dev.chancery.domain.CloudTraits.Step;
import dev.chancery.ui.Icons;
import dev.chancery.words.Words;
import java.util.List;
import java.util.stream.Collectors;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/// The steps of a registration as a line: those that are done, the one that stands next, and those that are left.
final class StepLine extends HBox {

    private static final PseudoClass DONE = PseudoClass.getPseudoClass("done");
    private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");

    StepLine(List<Step> steps, int done) {
        super(8);
        getStyleClass().add("step-line");
        setAlignment(Pos.CENTER_LEFT);
        for (int i = 0; i < steps.size(); i++) {
            if (i > 0) {
                getChildren().add(connector(i <= done));
            }
            getChildren().add(mark(steps.get(i), i < done, i == done));
        }
        setAccessibleText(Words.of("cloud.line", done, steps.size(), steps.stream().limit(done).map(CloudWords::step)
                .collect(Collectors.joining(", "))));
    }

    private static Label mark(Step step, boolean done, boolean now) {
        var mark = new Label(CloudWords.step(step), Icons.of(done ? "fth-check-circle" : "fth-circle"));
        mark.getStyleClass().add("step-mark");
        mark.setMinWidth(USE_PREF_SIZE);
        mark.pseudoClassStateChanged(DONE, done);
        mark.pseudoClassStateChanged(NOW, now);
        return mark;
    }

    private static Region connector(boolean done) {
        var line = new Region();
        line.getStyleClass().add("step-connector");
        line.pseudoClassStateChanged(DONE, done);
        HBox.setHgrow(line, Priority.SOMETIMES);
        return line;
    }
}
