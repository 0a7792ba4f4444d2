package dev.chancery.ui.issue;

import dev.chancery.engine.BulkJob;
import dev.chancery.ui.Job;
import dev.chancery.ui.JobRow;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.VBox;

/// How far a job that issues for many is: a bar, the numbers, and what became of the things.
public final class ManyFacts extends VBox {

    private final ProgressBar bar = new ProgressBar(0);
    private final Label numbers = new Label();
    private final Label result = new Label();
    private final Label place = new Label();

    /// For FXML.
    public ManyFacts() {
        setSpacing(12);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setMinHeight(USE_PREF_SIZE);
        bar.setAccessibleText(Words.of("issue.many.job"));
        numbers.setId("manyNumbers");
        result.setId("manyResult");
        place.setId("manyPlace");
        for (var label : new Label[] {result, place}) {
            label.setWrapText(true);
            label.setMinHeight(USE_PREF_SIZE);
        }
        getChildren().addAll(bar, numbers, result, place);
    }

    void show(Job.Reading reading) {
        bar.setProgress(reading.fraction());
        numbers.setText(JobRow.words(reading));
    }

    void show(ManyJobModel model) {
        show(model.jobProperty().get(), model.runningProperty().get().isPresent());
    }

    private void show(BulkJob job, boolean runs) {
        if (!runs) {
            bar.setProgress(job.all() == 0 ? 0 : (double) job.done() / job.all());
            numbers.setText(Words.of("issue.many.done", job.done(), job.all()));
        }
        result.setText(ManyWords.result(job));
        place.setText(ManyWords.place(job));
        Shown.set(result, !runs);
        Shown.set(place, !runs && job.target().isPresent());
    }
}
