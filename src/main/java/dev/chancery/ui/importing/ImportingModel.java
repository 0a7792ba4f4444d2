package dev.chancery.ui.importing;

import dev.chancery.domain.Holdings;
import dev.chancery.domain.Progress;
import dev.chancery.engine.ImportItem;
import dev.chancery.engine.ImportReport;
import dev.chancery.engine.Imports;
import dev.chancery.engine.Prospect;
import dev.chancery.ui.Background;
import dev.chancery.ui.Job;
import dev.chancery.words.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// An import from its source to its report. Used on the window's thread. Nothing is written before [#run]; closing it
/// wipes the keys and passphrases that it holds.
public final class ImportingModel implements AutoCloseable {

    private final Imports imports;
    private final Background background;
    private final ReadOnlyObjectWrapper<Optional<Prospect>> prospect = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ImportReport>> report = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Job>> job = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<ImportItem>> selected = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyIntegerWrapper coming = new ReadOnlyIntegerWrapper();
    private final List<char[]> passphrases = new ArrayList<>();
    private final Set<Integer> excluded = new HashSet<>();
    private final Map<Integer, String> names = new HashMap<>();
    private Optional<Holdings> holdings = Optional.empty();
    private Set<Integer> out = Set.of();
    private boolean closed;

    public ImportingModel(Imports imports, Background background) {
        this.imports = imports;
        this.background = background;
    }

    /// What has been found; empty as long as nothing has been looked at.
    public ReadOnlyObjectProperty<Optional<Prospect>> prospectProperty() {
        return prospect.getReadOnlyProperty();
    }

    /// What came of it, once it is done.
    public ReadOnlyObjectProperty<Optional<ImportReport>> reportProperty() {
        return report.getReadOnlyProperty();
    }

    /// The work of now, which the user may cancel.
    public ReadOnlyObjectProperty<Optional<Job>> jobProperty() {
        return job.getReadOnlyProperty();
    }

    /// How many items would come in now.
    public ReadOnlyIntegerProperty comingProperty() {
        return coming.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Optional<ImportItem>> selectedProperty() {
        return selected.getReadOnlyProperty();
    }

    public void select(Optional<ImportItem> item) {
        selected.set(item);
    }

    /// Looks into these files and folders.
    public void take(List<Path> places) {
        examine(progress -> imports.read(places, progress));
    }

    /// Looks into a text that was pasted.
    public void take(String text) {
        examine(_ -> imports.text(Words.of("importing.pasted"), text));
    }

    private void examine(Function<Progress, Holdings> source) {
        forget();
        start("importing.job.read", progress -> {
            var read = source.apply(progress);
            return new Looked(read, imports.examine(read, List.copyOf(passphrases), progress));
        }, this::looked);
    }

    private record Looked(Holdings holdings, Prospect prospect) {}

    private void looked(Looked looked) {
        holdings = Optional.of(looked.holdings());
        show(looked.prospect());
    }

    private void show(Prospect found) {
        if (closed) {
            found.close();
            holdings.ifPresent(Holdings::close);
            return;
        }
        prospect.get().ifPresent(Prospect::close);
        excluded.clear();
        names.clear();
        prospect.set(Optional.of(found));
        count();
        select(found.items().stream().filter(item -> !item.objections().isEmpty()).findFirst().or(() -> found.items().stream().findFirst()));
    }

    /// Tries this passphrase, which becomes the model's to wipe, on everything that is locked.
    public void unlock(char[] passphrase) {
        passphrases.add(passphrase);
        holdings.ifPresent(held -> start("importing.job.read",
                progress -> imports.examine(held, List.copyOf(passphrases), progress), this::show));
    }

    /// What still needs a passphrase, in words; empty when nothing does.
    public String locked() {
        var locked = items().stream().filter(item -> item.standing() == ImportItem.Standing.LOCKED).toList();
        return locked.isEmpty() ? "" : Words.of("importing.locked", locked.size(), locked.getFirst().place());
    }

    /// What was found, and how much of it comes in.
    public String summary() {
        return prospect.get().map(found -> Words.of("importing.summary", found.source(), found.items().size(),
                Math.max(0, coming.get()), found.repeated())).orElse("");
    }

    /// What came of it, in one line.
    public String outcome() {
        return report.get().map(done -> done.changed() ? ReportText.title(done) : Words.of("importing.report.nothing")).orElse("");
    }

    /// What became of every item, as text.
    public String reportText() {
        return report.get().map(ReportText::of).orElse("");
    }

    public List<ImportItem> items() {
        return prospect.get().map(Prospect::items).orElse(List.of());
    }

    /// Whether the item comes in as things stand: the user has not left it out, nor what it needs.
    public boolean isComing(ImportItem item) {
        return item.comesIn() && !out.contains(item.number());
    }

    /// Whether the user can decide about it: nothing that it needs is left out.
    public boolean isFree(ImportItem item) {
        return item.comesIn() && (excluded.contains(item.number()) || !out.contains(item.number()));
    }

    public void toggle(ImportItem item) {
        if (!excluded.remove(item.number())) {
            excluded.add(item.number());
        }
        count();
    }

    private void count() {
        out = prospect.get().map(found -> found.without(excluded)).orElse(Set.of());
        coming.set(-1);
        coming.set((int) items().stream().filter(this::isComing).count());
    }

    /// By which name an authority comes in; empty for all else.
    public Optional<String> name(ImportItem item) {
        return prospect.get().flatMap(found -> found.name(item)).map(name -> names.getOrDefault(item.number(), name));
    }

    public void name(ImportItem item, String name) {
        names.put(item.number(), name);
        count();
    }

    /// Brings in what is to come in.
    public void run() {
        prospect.get().ifPresent(found -> start("importing.job.take",
                progress -> imports.take(found, Set.copyOf(excluded), Map.copyOf(names), progress),
                done -> report.set(Optional.of(done))));
    }

    private <T> void start(String nameKey, Background.Work<T> work, Consumer<T> then) {
        var running = background.run(nameKey, work, then);
        if (running.state() == Job.State.RUNNING) {
            job.set(Optional.of(running));
            running.stateProperty().addListener(_ -> job.set(Optional.empty()));
        }
    }

    private void forget() {
        prospect.get().ifPresent(Prospect::close);
        holdings.ifPresent(Holdings::close);
        holdings = Optional.empty();
        prospect.set(Optional.empty());
        report.set(Optional.empty());
    }

    @Override public void close() {
        closed = true;
        job.get().ifPresent(Job::cancel);
        forget();
        passphrases.forEach(passphrase -> Arrays.fill(passphrase, '\0'));
    }
}
