package dev.chancery.ui.certificates;

import dev.chancery.domain.Field;
import dev.chancery.domain.SavedFilter;
import dev.chancery.domain.TextViolation;
import dev.chancery.domain.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The name that a filter gets: a new one, or another one.
public final class FilterNameModel {

    private final FiltersModel filters;
    private final Optional<SavedFilter> renamed;
    private final Consumer<SavedFilter> then;
    private final StringProperty name = new SimpleStringProperty("");
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();

    /// @param renamed the one that gets another name; empty for what the list is asked for now
    /// @param then hears what is in the store then
    FilterNameModel(FiltersModel filters, Optional<SavedFilter> renamed, Consumer<SavedFilter> then) {
        this.filters = filters;
        this.renamed = renamed;
        this.then = then;
        name.subscribe(typed -> violations.setAll(check(typed == null ? "" : typed)));
        name.set(renamed.map(SavedFilter::name).orElse(""));
    }

    private List<Violation> check(String typed) {
        var found = new ArrayList<>(SavedFilter.name(typed).violations());
        var same = typed.strip();
        if (filters.savedProperty().get().stream().filter(one -> !Optional.of(one).equals(renamed))
                .anyMatch(one -> one.name().equalsIgnoreCase(same))) {
            found.add(new TextViolation.Taken(Field.NAME, same, 0));
        }
        return found;
    }

    boolean isNew() {
        return renamed.isEmpty();
    }

    StringProperty nameProperty() {
        return name;
    }

    ObservableList<Violation> violations() {
        return violations;
    }

    void save() {
        renamed.ifPresentOrElse(filter -> filters.rename(filter, name.get(), then), () -> filters.save(name.get(), then));
    }
}
