package dev.chancery.ui.issue;

import dev.chancery.domain.Checked;
import dev.chancery.domain.Field;
import dev.chancery.domain.Layout;
import dev.chancery.domain.NamePattern;
import dev.chancery.domain.Violation;
import dev.chancery.engine.BulkJob;
import dev.chancery.engine.BulkPlan;
import dev.chancery.engine.BulkSource;
import dev.chancery.engine.BulkWish;
import dev.chancery.engine.Certificates.Equipped;
import dev.chancery.engine.ExportOrder.Form;
import dev.chancery.engine.Office;
import dev.chancery.engine.Order;
import dev.chancery.engine.ThingImport;
import dev.chancery.ui.Background;
import dev.chancery.ui.Job;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
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
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The answers of the wizard that issues for many things, and what its dry run found.
public final class ManyModel {

    /// Where the things come from.
    public enum Source { PATTERN, LIST, MARKED }

    private final Office office;
    private final Background background;
    private final Background.Newest reading;
    private final FormModel form;
    private final long[] marked;
    private final ObjectProperty<Source> source = new SimpleObjectProperty<>(Source.PATTERN);
    private final StringProperty pattern = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<NamePattern>> names = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<Violation> patternViolations = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<ThingImport>> list = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<Optional<Field>> meanings = FXCollections.observableArrayList();
    private final BooleanProperty delivered = new SimpleBooleanProperty();
    private final ObjectProperty<Form> files = new SimpleObjectProperty<>(Form.PEM_FOLDER);
    private final ObjectProperty<Optional<Path>> folder = new SimpleObjectProperty<>(Optional.empty());
    private final BooleanProperty locked = new SimpleBooleanProperty();
    private final ReadOnlyObjectWrapper<Optional<BulkPlan>> plan = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Job>> checking = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final BooleanBinding sourceReady = Bindings.createBooleanBinding(() -> source().isPresent(), source, names, list, meanings);
    private final BooleanBinding planReady = Bindings.createBooleanBinding(
            () -> checking.get().isEmpty() && plan.get().filter(found -> found.all() > found.unfit()).isPresent(), checking, plan);
    private final BooleanProperty touched = new SimpleBooleanProperty();
    private final BooleanBinding deliveryReady = Bindings.createBooleanBinding(
            () -> !delivered.get() || folder.get().isPresent(), delivered, folder);
    private final BooleanProperty termsReady = new SimpleBooleanProperty();

    ManyModel(Office office, Background background, long[] marked) {
        this.office = office;
        this.background = background;
        this.reading = background.newest();
        this.form = new FormModel(office, background);
        this.marked = marked.clone();
        pattern.subscribe(this::read);
        files.subscribe(form -> locked.set(locked.get() || form == Form.PKCS12));
        var terms = form.terms();
        for (var answer : List.of(terms.authorityProperty(), terms.profileProperty(), terms.keyProperty(), terms.lifeProperty(),
                terms.purpose().answersProperty())) {
            answer.subscribe(() -> termsReady.set(terms.terms() instanceof Checked.Valid<Order.Terms>));
        }
        if (marked.length > 0) {
            source.set(Source.MARKED);
        }
        form.begin(marked, Optional.empty());
    }

    private void read(String text) {
        touched.set(touched.get() || !text.isBlank());
        names.set(Optional.empty());
        reading.load(() -> NamePattern.of(text), read -> {
            patternViolations.setAll(read.violations());
            names.set(read instanceof Checked.Valid<NamePattern>(var made) ? Optional.of(made) : Optional.empty());
        });
    }

    /// Takes a list of things and what its columns seem to mean.
    public void take(Path file) {
        background.load(() -> office.things().list(file), opened -> {
            touched.set(true);
            list.set(Optional.of(opened));
            meanings.setAll(opened.proposed());
            source.set(Source.LIST);
        });
    }

    /// Gives a column (from 0) a meaning, or none; a column that meant the same before is left out now.
    public void setMeaning(int column, Optional<Field> meaning) {
        if (!meanings.get(column).equals(meaning)) {
            var changed = new ArrayList<>(meanings);
            if (meaning.isPresent()) {
                Collections.replaceAll(changed, meaning, Optional.empty());
            }
            changed.set(column, meaning);
            meanings.setAll(changed);
        }
    }

    private Optional<BulkSource> source() {
        return switch (source.get()) {
            case PATTERN -> names.get().map(BulkSource.OfPattern::new);
            case LIST -> list.get().filter(_ -> meanings.stream().anyMatch(Optional::isPresent))
                    .map(opened -> new BulkSource.OfList(opened, List.copyOf(meanings)));
            case MARKED -> marked.length == 0 ? Optional.empty() : Optional.of(new BulkSource.OfThings(marked));
        };
    }

    /// The dry run; one from before is dropped.
    public void check() {
        drop();
        var wish = new BulkWish(source().orElseThrow(), form.terms().terms().orRefuse(),
                form.anotherProperty().get() ? Equipped.ISSUE_ANOTHER : Equipped.SKIP, delivery());
        var job = background.run("issue.many.checking", progress -> office.bulkJobs().plan(wish, progress), found -> plan.set(Optional.of(found)));
        checking.set(Optional.of(job).filter(started -> started.state() == Job.State.RUNNING));
        job.stateProperty().subscribe(state -> {
            if (state != Job.State.RUNNING && checking.get().equals(Optional.of(job))) {
                checking.set(Optional.empty());
            }
        });
    }

    private Optional<BulkWish.Delivery> delivery() {
        return delivered.get() ? folder.get().map(chosen -> new BulkWish.Delivery(files.get(), chosen, locked.get())) : Optional.empty();
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

    public ObjectProperty<Source> sourceProperty() {
        return source;
    }

    public int marked() {
        return marked.length;
    }

    public StringProperty patternProperty() {
        return pattern;
    }

    /// What the pattern makes; empty while it is none.
    public ReadOnlyObjectProperty<Optional<NamePattern>> namesProperty() {
        return names.getReadOnlyProperty();
    }

    public ObservableList<Violation> patternViolations() {
        return patternViolations;
    }

    public ReadOnlyObjectProperty<Optional<ThingImport>> listProperty() {
        return list.getReadOnlyProperty();
    }

    /// The name of the list's file; empty while there is none.
    public ObservableValue<String> fileName() {
        return list.map(opened -> opened.map(one -> one.file().getFileName().toString()).orElse(""));
    }

    public ObservableList<Optional<Field>> meanings() {
        return meanings;
    }

    /// Whether files are written too.
    public BooleanProperty deliveredProperty() {
        return delivered;
    }

    /// The forms that a job of many can be written in.
    public static List<Form> forms() {
        return Arrays.stream(Form.values()).filter(form -> form.layout().sharing() != Layout.Sharing.ARRAY).toList();
    }

    public ObjectProperty<Form> filesProperty() {
        return files;
    }

    public ObjectProperty<Optional<Path>> folderProperty() {
        return folder;
    }

    /// Whether a passphrase protects the keys.
    public BooleanProperty lockedProperty() {
        return locked;
    }

    public ReadOnlyObjectProperty<Optional<BulkPlan>> planProperty() {
        return plan.getReadOnlyProperty();
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

    public BooleanBinding deliveryReady() {
        return deliveryReady;
    }

    public BooleanBinding planReady() {
        return planReady;
    }

    public BooleanProperty touchedProperty() {
        return touched;
    }
}
