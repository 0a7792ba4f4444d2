package dev.chancery.ui.issue;

import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// Ties the buttons below the page, and the warning over them, to [IssueModel].
public final class ButtonsController {

    private final IssueModel model;
    private final Runnable leave;

    @FXML private Label warning;
    @FXML private Button cancel;
    @FXML private Button back;
    @FXML private Button issue;
    @FXML private Button exportNow;
    @FXML private Button export;

    /// @param leave closes the page, after asking where something would be lost
    public ButtonsController(IssueModel model, Runnable leave) {
        this.model = model;
        this.leave = leave;
    }

    @FXML private void initialize() {
        var quick = Bindings.createBooleanBinding(() -> at(IssueModel.Stage.FORM) && model.placeProperty().get().isPresent(),
                model.stageProperty(), model.placeProperty());
        Shown.during(quick, exportNow, warning);
        Shown.during(during(IssueModel.Stage.FORM), issue);
        Shown.during(during(IssueModel.Stage.DONE), back);
        Shown.during(model.endedProperty(), export);
        issue.disableProperty().bind(model.form().readyProperty().not());
        exportNow.disableProperty().bind(model.form().readyProperty().not());
        model.placeProperty().subscribe(place -> {
            exportNow.setText(place.map(one -> Words.of("issue.exportNow", one.name())).orElse(""));
            warning.setText(place.map(one -> Words.of("issue.exportNow.warning", one.name())).orElse(""));
            showDefaults();
        });
        model.stageProperty().subscribe(this::showStage);
    }

    private boolean at(IssueModel.Stage stage) {
        return model.stageProperty().get() == stage;
    }

    private ObservableValue<Boolean> during(IssueModel.Stage stage) {
        return model.stageProperty().map(now -> now == stage);
    }

    private void showStage(IssueModel.Stage stage) {
        showDefaults();
        cancel.setText(Words.of(switch (stage) {
            case FORM -> "shell.cancel";
            case WORKING -> "issue.background";
            case DONE -> "shell.close";
        }));
        if (export.isDefaultButton()) {
            export.requestFocus();
        }
    }

    private void showDefaults() {
        var quick = model.placeProperty().get().isPresent();
        var any = !model.certificates().isEmpty();
        back.setText(Words.of(any ? "issue.back" : "vaultissue.back"));
        export.setDisable(!any);
        export.setDefaultButton(at(IssueModel.Stage.DONE) && any);
        exportNow.setDefaultButton(at(IssueModel.Stage.FORM) && quick);
        issue.setDefaultButton(at(IssueModel.Stage.FORM) && !quick);
    }

    @FXML private void issue() {
        model.issue();
    }

    @FXML private void issueAndExport() {
        model.issueAndExport();
    }

    @FXML private void export() {
        model.export();
    }

    @FXML private void back() {
        model.backToForm();
    }

    @FXML private void cancel() {
        leave.run();
    }
}
