package dev.chancery.ui.issue;

import dev.chancery.domain.Checked;
import dev.chancery.engine.BulkJob;
import dev.chancery.engine.BulkPlan;
import dev.chancery.engine.BulkProblems;
import dev.chancery.engine.BulkSource;
import dev.chancery.engine.BulkWish;
import dev.chancery.engine.Certificates.Equipped;
import dev.chancery.engine.Office;
import dev.chancery.engine.Order;
import dev.chancery.ui.Background;
import dev.chancery.ui.Job;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.value.ObservableValue;

/// The wizard that issues for many things: its answers, the dry run, and what that found.
public final class ManyModel {

    /// Where the things come from.
    public enum Source { PATTERN, LIST, MARKED }

    /// What a dry run found, and for what.
    private record Found(BulkWish wish, BulkPlan plan) {}

    private final Office office;
    private final Background background;
    private final FormModel form;
    private final ManyNames names;
    private final ManyList list = new ManyList();
    private final ManyFiles files = new ManyFiles();
    private final long[] marked;
    private final ObjectProperty<Source> source = new SimpleObjectProperty<>(Source.PATTERN);
    private final ReadOnlyObjectWrapper<Optional<BulkPlan>> plan = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Job>> checking = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanProperty termsReady = new SimpleBooleanProperty();
    private final BooleanProperty touched = new SimpleBooleanProperty();
    private final BooleanBinding sourceReady;
    private final BooleanBinding planReady = Bindings.createBooleanBinding(
            () -> checking.get().isEmpty() && plan.get().filter(found -> found.all() > found.unfit()).isPresent(), checking, plan);
    private Optional<Found> found = Optional.empty();

    ManyModel(Office office, Background background, long[] marked) {
        this.office = office;
        this.background = background;
        this.form = new FormModel(office, background);
        this.names = new ManyNames(background);
        this.marked = marked.clone();
        this.source.set(marked.length > 0 ? Source.MARKED : Source.PATTERN);
        this.sourceReady = Bindings.createBooleanBinding(() -> source().isPresent(), source, names.namesProperty(), list.openedProperty(), list.meanings());
        names.patternProperty().subscribe(text -> touched.set(touched.get() || !text.isBlank()));
        var terms = form.terms();
        for (var answer : List.of(terms.authorityProperty(), terms.profileProperty(), terms.keyProperty(), terms.lifeProperty(),
                terms.purpose().answersProperty())) {
            answer.subscribe(() -> termsReady.set(terms.terms() instanceof Checked.Valid<Order.Terms>));
        }
        form.begin(marked, Optional.empty());
    }

    /// Takes a list of things and what its columns seem to mean.
    public void take(Path file) {
        background.load(() -> office.things().list(file), opened -> {
            touched.set(true);
            list.take(opened);
            source.set(Source.LIST);
        });
    }

    private Optional<BulkSource> source() {
        return switch (source.get()) {
            case PATTERN -> names.source();
            case LIST -> list.source();
            case MARKED -> marked.length == 0 ? Optional.empty() : Optional.of(new BulkSource.OfThings(marked));
        };
    }

    /// The dry run; one from before is dropped.
    public void check() {
        drop();
        var wish = new BulkWish(source().orElseThrow(), form.terms().terms().orRefuse(),
                form.anotherProperty().get() ? Equipped.ISSUE_ANOTHER : Equipped.SKIP, files.delivery());
        var job = background.run("issue.many.checking", progress -> office.bulkJobs().plan(wish, progress), made -> {
            found = Optional.of(new Found(wish, made));
            plan.set(Optional.of(made));
        });
        checking.set(Optional.of(job).filter(started -> started.state() == Job.State.RUNNING));
        job.stateProperty().subscribe(state -> {
            if (state != Job.State.RUNNING && checking.get().equals(Optional.of(job))) {
                checking.set(Optional.empty());
            }
        });
    }

    /// Writes all that is left out, and why, for the lab to mend. Hands over the file.
    public void saveProblems(Path file, BulkProblems.Wording wording, Consumer<Path> saved) {
        var now = found.orElseThrow();
        background.run("issue.many.problems.saving", progress -> {
            office.bulkJobs().saveProblems(now.plan(), now.wish(), file, wording, progress);
            return file;
        }, saved);
    }

    /// Nobody needs the plan any more.
    public void drop() {
        checking.get().ifPresent(Job::cancel);
        plan.get().ifPresent(old -> background.load(() -> {
            office.bulkJobs().discard(old);
            return old;
        }, _ -> {}));
        plan.set(Optional.empty());
    }

    /// Makes the plan a job that is in the store from now on.
    public void start(Consumer<BulkJob> started) {
        var wanted = plan.get().orElseThrow();
        background.load(() -> office.bulkJobs().start(wanted), job -> {
            plan.set(Optional.empty());
            started.accept(job);
        });
    }

    public FormModel form() {
        return form;
    }

    public ManyNames names() {
        return names;
    }

    public ManyList list() {
        return list;
    }

    public ManyFiles files() {
        return files;
    }

    public ObjectProperty<Source> sourceProperty() {
        return source;
    }

    public int marked() {
        return marked.length;
    }

    public ReadOnlyObjectProperty<Optional<BulkPlan>> planProperty() {
        return plan.getReadOnlyProperty();
    }

    /// Whether the dry run found something that is left out.
    public ObservableValue<Boolean> hasProblems() {
        return plan.map(made -> made.filter(one -> one.badRows() + one.unfit() > 0).isPresent());
    }

    /// The dry run as long as it runs.
    public ReadOnlyObjectProperty<Optional<Job>> checkingProperty() {
        return checking.getReadOnlyProperty();
    }

    public BooleanBinding sourceReady() {
        return sourceReady;
    }

    public BooleanProperty termsReady() {
        return termsReady;
    }

    public BooleanBinding planReady() {
        return planReady;
    }

    public BooleanProperty touchedProperty() {
        return touched;
    }
}
