package dev.chancery.ui.export;

import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Icons;
import dev.chancery.ui.Shown;
import dev.chancery.words.Failures;
import dev.chancery.words.Words;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// Ties the result to [WritingModel#endedProperty()].
public final class ResultController {

    private final ExportModel model;
    private final FileChoice fileChoice;

    @FXML private Label title;
    @FXML private Label text;
    @FXML private Label kept;
    @FXML private Label keys;
    @FXML private Label next;
    @FXML private Button openFolder;
    @FXML private Button use;

    public ResultController(ExportModel model, FileChoice fileChoice) {
        this.model = model;
        this.fileChoice = fileChoice;
    }

    @FXML private void initialize() {
        model.writing().endedProperty().subscribe(found -> found.ifPresent(this::show));
        model.writing().uncertainProperty().subscribe(_ -> model.writing().endedProperty().get().ifPresent(this::showKeys));
    }

    private void show(Ended ended) {
        switch (ended) {
            case Ended.Complete complete -> showComplete(complete);
            case Ended.Broken broken -> showBroken(broken);
            case Ended.Cancelled cancelled -> showCancelled(cancelled);
        }
        showKeys(ended);
        Shown.set(kept, !kept.getText().isEmpty());
        Shown.set(next, !next.getText().isEmpty());
        Shown.set(openFolder, !(ended instanceof Ended.Broken));
        Shown.set(use, ended instanceof Ended.Complete && model.isOfFiles());
    }

    private void showKeys(Ended ended) {
        keys.setText(switch (ended) {
            case Ended.Complete complete -> said(complete);
            case Ended.Broken _, Ended.Cancelled _ -> model.writing().uncertainProperty().get() == 0 ? ""
                    : Words.of("export.done.uncertain", model.writing().uncertainProperty().get(), ended.target().place().name());
        });
        Shown.set(keys, !keys.getText().isEmpty());
    }

    private String said(Ended.Complete complete) {
        var gone = !model.withoutKeysProperty().get() && model.keys().isOnce() ? Words.of("export.done.once", complete.certificates()) : "";
        var out = complete.leftOut() > 0 ? Words.of("export.done.leftOut", complete.leftOut()) : "";
        return (gone + " " + out).strip();
    }

    private void showComplete(Ended.Complete complete) {
        words("fth-check-circle", "success", Words.of("export.done.title", complete.target().place().name()));
        text.setText(Words.of("export.done.text", complete.files(), complete.certificates(),
                complete.target().folder().toString()));
        kept.setText(complete.kept() ? Words.of("export.done.others") : "");
        next.setText("");
    }

    private void showBroken(Ended.Broken broken) {
        var told = Failures.tell(broken.why());
        words("fth-alert-circle", "danger", told.title());
        text.setText(told.happened());
        kept.setText(Words.of("export.done.kept", broken.done(), broken.all()));
        next.setText(told.next());
    }

    private void showCancelled(Ended.Cancelled cancelled) {
        words("fth-slash", "accent", Words.of("export.done.cancelled"));
        text.setText(Words.of("export.done.kept", cancelled.done(), cancelled.all()));
        kept.setText("");
        next.setText("");
    }

    private void words(String icon, String look, String words) {
        title.setText(words);
        title.setGraphic(Icons.of(icon, look, "dialog-icon"));
    }

    @FXML private void use() {
        model.use();
    }

    @FXML private void openFolder() {
        model.writing().endedProperty().get().ifPresent(ended -> fileChoice.reveal(ended.target().folder()));
    }
}
