package dev.chancery.ui;

import dev.chancery.words.Words;
import java.util.ArrayList;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// A running job in the status bar: its name, how far, how fast, how long still, and Cancel.
public final class JobRow extends HBox {

    private final Job job;
    private final ProgressBar bar = new ProgressBar(-1);
    private final Label numbers = new Label();

    /// For a job that runs; the row follows it.
    public JobRow(Job job) {
        this.job = job;
        getStyleClass().add("job");
        var name = new Label(job.name());
        name.getStyleClass().add("job-name");
        name.setMinWidth(Region.USE_PREF_SIZE);
        bar.setAccessibleText(job.name());
        bar.getStyleClass().add("small");
        numbers.getStyleClass().add("job-numbers");
        var cancel = Icons.button("fth-x", Words.of("shell.job.cancel", job.name()), job::cancel);
        getChildren().addAll(name, bar, numbers, cancel);
        job.readingProperty().addListener((_, _, reading) -> show(reading));
        show(job.reading());
    }

    boolean shows(Job other) {
        return job == other;
    }

    private void show(Job.Reading reading) {
        bar.setProgress(reading.fraction());
        numbers.setText(words(reading));
    }

    /// How far, how fast and how long still, in one line.
    public static String words(Job.Reading reading) {
        var parts = new ArrayList<String>();
        if (reading.total() > 0) {
            parts.add(Words.of("shell.job.of", reading.done(), reading.total()));
        } else if (reading.done() > 0) {
            parts.add(Words.number(reading.done()));
        }
        if (reading.done() > 0 && reading.perSecond() > 0) {
            parts.add(Words.of("shell.job.rate", reading.perSecond() < 10
                    ? Math.round(reading.perSecond() * 10) / 10.0 : Math.round(reading.perSecond())));
        }
        reading.remaining().ifPresent(rest -> parts.add(Words.of("shell.job.remaining", Words.span(rest))));
        return String.join(" · ", parts);
    }
}
