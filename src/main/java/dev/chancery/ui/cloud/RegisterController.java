package dev.chancery.ui.cloud;

import dev.chancery.ui.Focus;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Ties the frame of the wizard to [RegisterModel]: its steps on the left, the page, and the buttons below it.
public final class RegisterController {

    private final RegisterModel model;
    private final RegisterPages pages;
    private final Runnable close;

    @FXML private VBox steps;
    @FXML private Label heading;
    @FXML private VBox troubles;
    @FXML private ScrollPane page;
    @FXML private HBox running;
    @FXML private Button cancel;
    @FXML private Button back;
    @FXML private Button all;
    @FXML private Button next;

    public RegisterController(RegisterModel model, RegisterPages pages, Runnable close) {
        this.model = model;
        this.pages = pages;
        this.close = close;
    }

    @FXML private void initialize() {
        troubles.getChildren().setAll(new TroublePane(model.connectingProperty()), new TroublePane(model.steps().troubleProperty()));
        cancel.setOnAction(_ -> close.run());
        next.disableProperty().bind(model.readyProperty().not());
        var idle = model.busyProperty().or(model.steps().workingProperty()).not();
        List.of(back, all, page).forEach(node -> node.disableProperty().bind(idle.not()));
        Shown.during(idle.not(), running);
        next.disabledProperty().subscribe(this::takeKeyboard);
        model.pageProperty().subscribe(_ -> show());
        model.steps().standProperty().addListener(_ -> show());
        model.plan().cloudProperty().addListener(_ -> marks());
        model.plan().wayProperty().addListener(_ -> marks());
        model.steps().answerProperty().addListener(_ -> next.setText(ActWords.of(model)));
    }

    /// A button that is switched off loses the keyboard to its neighbour; it gets it back.
    private void takeKeyboard(boolean off) {
        if (!off && !page.isFocusWithin()) {
            next.requestFocus();
        }
    }

    private void show() {
        marks();
        heading.setText(RegisterPages.title(model.pageProperty().get()));
        page.setContent(pages.page());
        page.setVvalue(0);
        back.setVisible(model.mayGoBack());
        Shown.set(all, pages.mayDoAll());
        cancel.setVisible(model.pageProperty().get() != Page.RESULT);
        next.setText(ActWords.of(model));
        Focus.first(next.isDisabled() ? page : next.getParent());
    }

    private void marks() {
        var shown = model.pages();
        var now = shown.indexOf(model.pageProperty().get());
        steps.getChildren().remove(1, steps.getChildren().size());
        steps.getChildren().addAll(RegisterPages.marks(shown, now));
        steps.setAccessibleText(Words.of("cloud.wizard.at", now + 1, shown.size()));
    }

    @FXML private void stop() {
        model.stop();
    }

    @FXML private void back() {
        model.back();
    }

    @FXML private void all() {
        model.steps().actAll();
    }

    @FXML private void next() {
        if (model.pageProperty().get() == Page.RESULT) {
            close.run();
        } else {
            model.next();
        }
    }
}
