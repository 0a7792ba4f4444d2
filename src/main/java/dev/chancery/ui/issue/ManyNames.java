package dev.chancery.ui.issue;

import dev.chancery.domain.Checked;
import dev.chancery.domain.NamePattern;
import dev.chancery.domain.Violation;
import dev.chancery.engine.BulkSource;
import dev.chancery.ui.Background;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The pattern that makes names for many things.
public final class ManyNames {

    private final Background.Newest reading;
    private final StringProperty pattern = new SimpleStringProperty("");
    private final ReadOnlyObjectWrapper<Optional<NamePattern>> names = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();

    ManyNames(Background background) {
        this.reading = background.newest();
        pattern.subscribe(this::read);
    }

    private void read(String text) {
        names.set(Optional.empty());
        reading.load(() -> NamePattern.of(text), read -> {
            violations.setAll(read.violations());
            names.set(read instanceof Checked.Valid<NamePattern>(var made) ? Optional.of(made) : Optional.empty());
        });
    }

    Optional<BulkSource> source() {
        return names.get().map(BulkSource.OfPattern::new);
    }

    public StringProperty patternProperty() {
        return pattern;
    }

    /// What the pattern makes; empty while it is none.
    public ReadOnlyObjectProperty<Optional<NamePattern>> namesProperty() {
        return names.getReadOnlyProperty();
    }

    /// What is wrong with the pattern.
    public ObservableList<Violation> violations() {
        return violations;
    }
}
