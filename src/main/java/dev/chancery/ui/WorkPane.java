package dev.chancery.ui;

import dev.chancery.words.Words;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/// A job in the middle of a page: its name, how far it is, how fast, how long still, and Cancel.
public final class WorkPane extends VBox {

    private final Label name = new Label();
    private final ProgressBar bar = new ProgressBar(-1);
    private final Label numbers = new Label();
    private final Button cancel = new Button(Words.of("shell.cancel"));
    private Subscription watching = Subscription.EMPTY;

    public WorkPane() {
        getStyleClass().add("work-pane");
        name.getStyleClass().add("empty-title");
        numbers.getStyleClass().add("note");
        bar.setMaxWidth(Double.MAX_VALUE);
        cancel.setId("workCancel");
        getChildren().addAll(name, bar, numbers, new HBox(cancel));
    }

    /// Shows this job instead of the one before.
    public void show(Job job) {
        watching.unsubscribe();
        name.setText(job.name());
        bar.setAccessibleText(job.name());
        cancel.setDisable(false);
        cancel.setOnAction(_ -> {
            cancel.setDisable(true);
            job.cancel();
        });
        watching = job.readingProperty().subscribe(reading -> {
            bar.setProgress(reading.fraction());
            numbers.setText(JobRow.words(reading));
        });
    }
}
