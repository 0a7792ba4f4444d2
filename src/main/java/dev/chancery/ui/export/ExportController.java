package dev.chancery.ui.export;

import dev.chancery.ui.Shown;
import dev.chancery.ui.WorkPane;
import dev.chancery.words.Words;
import javafx.beans.value.ObservableValue;
import javafx.css.PseudoClass;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.util.Duration;

/// Ties the frame of the page to [ExportModel]: form, work, result, and the buttons below them.
public final class ExportController {

    private static final PseudoClass ENDED = PseudoClass.getPseudoClass("ended");
    private static final Duration DRIVES_EVERY = Duration.seconds(2);

    private final ExportModel model;
    private final Runnable leave;

    @FXML private BorderPane root;
    @FXML private Label title;
    @FXML private Label subtitle;
    @FXML private Node form;
    @FXML private WorkPane work;
    @FXML private Node result;
    @FXML private Button cancel;
    @FXML private Button back;
    @FXML private Button goOn;
    @FXML private Button export;
    @FXML private Button close;

    /// @param leave closes the page, after asking where something would be lost
    public ExportController(ExportModel model, Runnable leave) {
        this.model = model;
        this.leave = leave;
    }

    @FXML private void initialize() {
        Shown.during(at(WritingModel.Stage.FORM), form, export);
        Shown.during(at(WritingModel.Stage.WORKING), work);
        Shown.during(at(WritingModel.Stage.DONE), result, close);
        Shown.during(at(WritingModel.Stage.DONE).map(done -> !done), cancel);
        Shown.during(model.writing().unfinishedProperty(), goOn, back);
        model.names().subscribe(this::showNames);
        model.keys().standingProperty().subscribe(this::showTitle);
        model.keys().whichProperty().subscribe(this::showTitle);
        model.keys().roomProperty().subscribe(this::showTitle);
        model.writing().jobProperty().subscribe(job -> job.ifPresent(work::show));
        model.writing().stageProperty().subscribe(this::showButtons);
        model.where().placeProperty().subscribe(place -> export.setText(
                place == null ? Words.of("export.export") : Words.of("export.exportTo", place.name())));
        export.disableProperty().bind(model.readyProperty().not());
        model.writing().stageProperty().subscribe(stage -> root.pseudoClassStateChanged(ENDED, stage != WritingModel.Stage.FORM));
        Shown.every(DRIVES_EVERY, root, model.where()::refresh);
    }

    private ObservableValue<Boolean> at(WritingModel.Stage stage) {
        return model.writing().stageProperty().map(now -> now == stage);
    }

    private void showTitle() {
        title.setText(KeyWords.title(model.keys().standingProperty().get(),
                model.keys().roomProperty().get() ? model.keys().whichProperty().get() : WhichKeys.NONE));
    }

    private void showNames() {
        subtitle.setText(Words.of("export.subtitle", model.count(), String.join(", ", model.names()),
                model.count() - model.names().size()));
    }

    private void showButtons(WritingModel.Stage stage) {
        export.setDefaultButton(stage == WritingModel.Stage.FORM);
        close.setDefaultButton(stage == WritingModel.Stage.DONE && !model.writing().unfinishedProperty().get());
        goOn.setDefaultButton(model.writing().unfinishedProperty().get());
        if (stage == WritingModel.Stage.DONE) {
            (goOn.isDefaultButton() ? goOn : close).requestFocus();
        }
        cancel.setText(Words.of(stage == WritingModel.Stage.WORKING ? "export.background" : "shell.cancel"));
    }

    @FXML private void export() {
        model.run();
    }

    @FXML private void goOn() {
        model.goOn();
    }

    @FXML private void back() {
        model.backToForm();
    }

    @FXML private void leave() {
        leave.run();
    }
}
