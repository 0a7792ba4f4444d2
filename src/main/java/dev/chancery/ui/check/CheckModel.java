package dev.chancery.ui.check;

import dev.chancery.domain.StoreRepair;
import dev.chancery.domain.StoreReport;
import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import dev.chancery.ui.Job;
import dev.chancery.words.StoreReportFacts;
import dev.chancery.words.StoreReportText;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// A check of the open store: what it found, and what is done about it.
public final class CheckModel {

    private static final String TEXT = ".txt";

    private final Office office;
    private final Background background;
    private final ReadOnlyObjectWrapper<Optional<StoreReport>> report = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Job>> job = new ReadOnlyObjectWrapper<>(Optional.empty());

    public CheckModel(Office office, Background background) {
        this.office = office;
        this.background = background;
    }

    /// What was found; empty until the store was looked at to the end.
    public ReadOnlyObjectProperty<Optional<StoreReport>> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /// What runs now.
    public ReadOnlyObjectProperty<Optional<Job>> jobProperty() {
        return job.getReadOnlyProperty();
    }

    public void look() {
        follow(background.run("check.job", office.storeCheck()::look, now -> report.set(Optional.of(now))));
    }

    /// Does this about what was found, and looks again.
    public void mend(StoreRepair repair) {
        report.get().ifPresent(found -> follow(background.run("check.job.repair", progress -> {
            office.storeCheck().mend(repair, found);
            return office.storeCheck().look(progress);
        }, now -> report.set(Optional.of(now)))));
    }

    private void follow(Job begun) {
        job.set(begun.state() == Job.State.RUNNING ? Optional.of(begun) : Optional.empty());
        begun.stateProperty().addListener((_, _, _) -> job.set(Optional.empty()));
    }

    /// Stops what runs; what was found before stays.
    public void cancel() {
        job.get().ifPresent(Job::cancel);
    }

    /// Writes what was found to a file: text to one that ends in `.txt`, JSON as the command line has it to any other.
    public void save(Path file, Runnable done) {
        report.get().ifPresent(found -> background.run("check.job.save", _ -> written(file, found), _ -> done.run()));
    }

    private Path written(Path file, StoreReport found) {
        if (file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(TEXT)) {
            office.storeCheck().save(file, StoreReportText.text(found));
        } else {
            office.storeCheck().save(file, StoreReportFacts.of(found));
        }
        return file;
    }
}
