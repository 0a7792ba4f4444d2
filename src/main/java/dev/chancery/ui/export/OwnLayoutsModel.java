package dev.chancery.ui.export;

import dev.chancery.domain.Failure;
import dev.chancery.domain.Layout;
import dev.chancery.domain.Violation;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The layouts that the store keeps under a name: taken, saved, renamed and removed.
public final class OwnLayoutsModel {

    private record Kept(List<Layout> all, Optional<Layout> chosen, List<Violation> violations) {}

    private final Means means;
    private final NamesModel names;
    private final ObservableList<Layout> all = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<Layout>> chosen = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final StringProperty name = new SimpleStringProperty("");
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();

    OwnLayoutsModel(Means means, NamesModel names) {
        this.means = means;
        this.names = names;
        name.addListener((_, _, _) -> violations.clear());
    }

    void read() {
        means.background().load(() -> means.office().layouts().all(), all::setAll);
    }

    public ObservableList<Layout> all() {
        return all;
    }

    /// The one that was taken last.
    public ReadOnlyObjectProperty<Optional<Layout>> chosenProperty() {
        return chosen.getReadOnlyProperty();
    }

    /// Under which the next one is saved.
    public StringProperty nameProperty() {
        return name;
    }

    /// Why it could not be saved.
    public ObservableList<Violation> violations() {
        return violations;
    }

    public void take(Layout layout) {
        names.take(layout);
        chosen.set(Optional.of(layout));
        name.set(layout.code());
    }

    /// Keeps the files as they are called now.
    public void save() {
        if (names.validProperty().get()) {
            var layout = names.layoutProperty().get();
            change(() -> Optional.of(means.office().layouts().add(name.get(), layout)));
        }
    }

    /// Gives the one that was taken the name that was typed.
    public void rename() {
        chosen.get().ifPresent(old -> change(() -> Optional.of(means.office().layouts().rename(old, name.get()))));
    }

    public void remove() {
        chosen.get().ifPresent(old -> change(() -> {
            means.office().layouts().remove(old);
            return Optional.empty();
        }));
    }

    private void change(Supplier<Optional<Layout>> work) {
        var before = chosen.get();
        means.background().load(() -> {
            try {
                var now = work.get();
                return new Kept(means.office().layouts().all(), now, List.of());
            } catch (Failure.Refused refused) {
                return new Kept(means.office().layouts().all(), before, refused.violations());
            }
        }, this::show);
    }

    private void show(Kept kept) {
        all.setAll(kept.all());
        chosen.set(kept.chosen());
        if (kept.violations().isEmpty()) {
            name.set(kept.chosen().map(Layout::code).orElse(""));
        }
        violations.setAll(kept.violations());
    }
}
