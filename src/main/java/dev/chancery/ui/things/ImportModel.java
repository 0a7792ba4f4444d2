package dev.chancery.ui.things;

import dev.chancery.domain.Field;
import dev.chancery.domain.Visible;
import dev.chancery.engine.ThingImport;
import dev.chancery.ui.Background;
import dev.chancery.ui.Job;
import dev.chancery.words.Violations;
import dev.chancery.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The import of a device list: what its columns mean, what the check found, and the run itself.
public final class ImportModel {

    /// How an import ended: how many things are in the store now, of how many; `whole` is false after a cancel.
    public record Ended(int added, ThingImport.Review review, boolean whole) {}

    private static final int LONGEST_REASON = 200;

    private final Background background;
    private final ReadOnlyObjectWrapper<ThingImport> list = new ReadOnlyObjectWrapper<>();
    private final ObservableList<Optional<Field>> meanings = FXCollections.observableArrayList();
    private final BooleanProperty touched = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<ThingImport.Review>> review = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Job>> job = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanBinding mapped = Bindings.createBooleanBinding(
            () -> meanings.stream().anyMatch(Optional::isPresent), meanings);
    private final BooleanBinding ready = Bindings.createBooleanBinding(
            () -> job.get().isEmpty() && review.get().filter(found -> !found.good().isEmpty()).isPresent(), job, review);

    private long checks;

    public ImportModel(Background background, ThingImport list) {
        this.background = background;
        this.list.set(list);
        this.meanings.setAll(list.proposed());
    }

    public ReadOnlyObjectProperty<ThingImport> listProperty() {
        return list.getReadOnlyProperty();
    }

    public String fileName() {
        return list.get().file().getFileName().toString();
    }

    /// `,`, `;` or a tab.
    public char separator() {
        return list.get().separator();
    }

    public boolean hasHeadings() {
        return list.get().hasHeadings();
    }

    /// What each column means; empty for one that is left out.
    public ObservableList<Optional<Field>> meanings() {
        return FXCollections.unmodifiableObservableList(meanings);
    }

    /// Whether any column means anything.
    public BooleanBinding mappedProperty() {
        return mapped;
    }

    /// Whether somebody has changed the meanings that were proposed.
    public BooleanProperty touchedProperty() {
        return touched;
    }

    /// What the check found; empty until it is through.
    public ReadOnlyObjectProperty<Optional<ThingImport.Review>> reviewProperty() {
        return review.getReadOnlyProperty();
    }

    public boolean isChecked() {
        return review.get().isPresent();
    }

    public int goodRows() {
        return review.get().map(found -> found.good().size()).orElse(0);
    }

    /// How many of the good rows get an id that the list does not have.
    public int idsMade() {
        return review.get().map(ThingImport.Review::idsMade).orElse(0);
    }

    public int badRows() {
        return review.get().map(ThingImport.Review::badRows).orElse(0);
    }

    /// The check or the import as long as it runs.
    public ReadOnlyObjectProperty<Optional<Job>> jobProperty() {
        return job.getReadOnlyProperty();
    }

    /// Whether there is something to import and nothing else goes on.
    public BooleanBinding readyProperty() {
        return ready;
    }

    /// Says whether the first row names the columns. Meanings that somebody has chosen stay.
    public void setHeadings(boolean present) {
        if (present != list.get().hasHeadings()) {
            list.set(list.get().withHeadings(present));
            if (!touched.get()) {
                meanings.setAll(list.get().proposed());
            }
        }
    }

    /// Gives a column (from 0) a meaning, or none. A column that meant the same before is left out now.
    public void setMeaning(int column, Optional<Field> meaning) {
        if (meanings.get(column).equals(meaning)) {
            return;
        }
        touched.set(true);
        var changed = new ArrayList<>(meanings);
        if (meaning.isPresent()) {
            Collections.replaceAll(changed, meaning, Optional.empty());
        }
        changed.set(column, meaning);
        meanings.setAll(changed);
    }

    /// Reads the whole list. An earlier check that still runs is given up.
    public void check() {
        job.get().ifPresent(Job::cancel);
        review.set(Optional.empty());
        var asked = list.get();
        var chosen = List.copyOf(meanings);
        var mine = ++checks;
        watch(background.run("things.import.checking", progress -> asked.check(chosen, progress), found -> {
            if (mine == checks) {
                review.set(Optional.of(found));
            }
        }), _ -> {});
    }

    /// Takes over what the check found good and says how it ended. After a failure nothing is said: the failure is
    /// reported, and the import can be tried again.
    public void run(Consumer<Ended> ended) {
        var found = review.get().orElseThrow();
        var asked = list.get();
        var running = background.run("things.import.running", progress -> asked.run(found, progress),
                added -> ended.accept(new Ended(added, found, true)));
        watch(running, stopped -> ended.accept(new Ended((int) stopped.reading().done(), found, false)));
    }

    private void watch(Job running, Consumer<Job> cancelled) {
        job.set(Optional.of(running).filter(started -> started.state() == Job.State.RUNNING));
        running.stateProperty().addListener((_, _, state) -> {
            if (job.get().equals(Optional.of(running))) {
                job.set(Optional.empty());
            }
            if (state == Job.State.CANCELLED) {
                cancelled.accept(running);
            }
        });
    }

    /// Saves the list of what is left out and why, for the lab to mend. Hands over the file.
    public void saveProblems(Path file, Consumer<Path> saved) {
        var found = review.get().orElseThrow();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of(Words.of("things.import.line"), Words.of("things.import.where"),
                Words.of("things.import.reason"), Words.of("things.import.excerpt")));
        found.problems().forEach(problem -> rows.add(List.of(String.valueOf(problem.line()), where(problem), reason(problem),
                problem.excerpt())));
        var asked = list.get();
        background.run("things.import.saving", _ -> {
            asked.save(file, rows);
            return file;
        }, saved);
    }

    /// The column of a problem as a person finds it.
    static String where(ThingImport.Problem problem) {
        return problem.column() == 0 ? Words.of("things.import.wholeRow")
                : problem.columnName().isBlank() ? Words.of("things.import.column", problem.column()) : problem.columnName();
    }

    /// The reason in words; what it quotes from the file is made harmless.
    static String reason(ThingImport.Problem problem) {
        return Visible.text(Violations.words(problem.violation()), LONGEST_REASON);
    }
}
