package dev.chancery.ui;

import dev.chancery.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.beans.binding.Bindings;
import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The frame around a wizard's pages: the steps on the left, the page, and Back, Next and Cancel below it.
final class WizardFrame extends BorderPane {

    private static final PseudoClass NOW = PseudoClass.getPseudoClass("now");
    private static final PseudoClass PASSED = PseudoClass.getPseudoClass("passed");

    private final Wizard wizard;
    private final Runnable close;
    private final BiConsumer<Boolean, Runnable> leave;
    private final Label heading = new Label();
    private final ScrollPane page = new ScrollPane();
    private final List<Label> marks = new ArrayList<>();
    private final Button cancel = new Button(Words.of("shell.cancel"));
    private final Button back = new Button(Words.of("shell.wizard.back"));
    private final Button next = new Button(Words.of("shell.wizard.next"));
    private int step;

    /// @param leave closes the wizard, after asking where it is told that something would be lost
    WizardFrame(Wizard wizard, Runnable close, BiConsumer<Boolean, Runnable> leave) {
        this.wizard = wizard;
        this.close = close;
        this.leave = leave;
        getStyleClass().add("wizard");
        setAccessibleText(wizard.title());
        setLeft(steps());
        setCenter(page());
        setBottom(buttons());
        show(0);
    }

    private Region steps() {
        var title = new Label(wizard.title());
        title.getStyleClass().add("wizard-title");
        title.setWrapText(true);
        var list = new VBox(title);
        list.getStyleClass().add("wizard-steps");
        for (var each : wizard.steps()) {
            var mark = new Label(each.title());
            mark.getStyleClass().add("wizard-step");
            mark.setMaxWidth(Double.MAX_VALUE);
            marks.add(mark);
        }
        list.getChildren().addAll(marks);
        return list;
    }

    private Region page() {
        heading.getStyleClass().add("wizard-heading");
        page.setFitToWidth(true);
        page.setFitToHeight(true);
        page.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        VBox.setVgrow(page, Priority.ALWAYS);
        var content = new VBox(16, heading, page);
        content.getStyleClass().add("wizard-page");
        return content;
    }

    private Region buttons() {
        cancel.setId("wizardCancel");
        back.setId("wizardBack");
        next.setId("wizardNext");
        cancel.setOnAction(_ -> cancel());
        back.setOnAction(_ -> show(step - 1));
        next.setOnAction(_ -> forward());
        next.setDefaultButton(true);
        next.getStyleClass().add("accent");
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var bar = new HBox(8, cancel, gap, back, next);
        bar.getStyleClass().add("wizard-buttons");
        return bar;
    }

    private void forward() {
        if (step + 1 < wizard.steps().size()) {
            show(step + 1);
        } else {
            wizard.finish().accept(close);
        }
    }

    private void show(int number) {
        step = number;
        var now = wizard.steps().get(number);
        var last = number == wizard.steps().size() - 1;
        heading.setText(now.title());
        page.setContent(now.content());
        page.setVvalue(0);
        back.setVisible(number > 0);
        next.setText(last ? wizard.finishWords() : Words.of("shell.wizard.next"));
        next.disableProperty().unbind();
        next.disableProperty().bind(Bindings.not(now.ready()));
        mark();
        now.entered().run();
        Focus.first(page);
    }

    private void mark() {
        for (int i = 0; i < marks.size(); i++) {
            var mark = marks.get(i);
            mark.pseudoClassStateChanged(NOW, i == step);
            mark.pseudoClassStateChanged(PASSED, i < step);
            mark.setGraphic(Icons.of(i < step ? "fth-check-circle" : "fth-circle"));
        }
    }

    void cancel() {
        leave.accept(step > 0 || wizard.touched().get(), close);
    }
}
