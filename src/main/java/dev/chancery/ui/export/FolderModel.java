package dev.chancery.ui.export;

import dev.chancery.domain.Checked;
import dev.chancery.domain.FolderName;
import dev.chancery.domain.Violation;
import java.util.Optional;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The folder at the chosen place that takes everything: proposed, and the user's to rename or to leave out.
public final class FolderModel {

    private final StringProperty name = new SimpleStringProperty();
    private final ObservableList<Violation> violations = FXCollections.observableArrayList();
    private Optional<FolderName> chosen = Optional.empty();

    FolderModel(FolderName proposed) {
        name.subscribe(this::parse);
        name.set(proposed.value());
    }

    private void parse(String text) {
        var parsed = text == null || text.isBlank()
                ? Checked.valid(Optional.<FolderName>empty()) : FolderName.of(text).map(Optional::of);
        violations.setAll(parsed.violations());
        chosen = parsed.orElse(Optional.empty());
    }

    /// What stands in the field; empty for straight at the place.
    public StringProperty nameProperty() {
        return name;
    }

    public ObservableList<Violation> violations() {
        return violations;
    }

    /// Empty for straight at the place.
    Optional<FolderName> chosen() {
        return chosen;
    }
}
