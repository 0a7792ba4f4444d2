package dev.chancery.ui.issue;

import dev.chancery.domain.Field;
import dev.chancery.engine.BulkSource;
import dev.chancery.engine.ThingImport;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// The list that many things come from: its file, whether its first row names the columns, and what they mean.
public final class ManyList {

    private final ReadOnlyObjectWrapper<Optional<ThingImport>> opened = new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ObservableList<Optional<Field>> meanings = FXCollections.observableArrayList();
    private final ObservableList<Optional<Field>> shown = FXCollections.unmodifiableObservableList(meanings);
    private boolean chosen;

    void take(ThingImport list) {
        chosen = false;
        opened.set(Optional.of(list));
        meanings.setAll(list.proposed());
    }

    /// Says whether the first row names the columns. Meanings that somebody has chosen stay.
    public void setHeadings(boolean present) {
        opened.get().filter(list -> list.hasHeadings() != present).map(list -> list.withHeadings(present)).ifPresent(list -> {
            opened.set(Optional.of(list));
            if (!chosen) {
                meanings.setAll(list.proposed());
            }
        });
    }

    /// Gives a column (from 0) a meaning, or none; a column that meant the same before is left out now.
    public void setMeaning(int column, Optional<Field> meaning) {
        if (!meanings.get(column).equals(meaning)) {
            chosen = true;
            var changed = new ArrayList<>(meanings);
            if (meaning.isPresent()) {
                Collections.replaceAll(changed, meaning, Optional.empty());
            }
            changed.set(column, meaning);
            meanings.setAll(changed);
        }
    }

    Optional<BulkSource> source() {
        return opened.get().filter(_ -> meanings.stream().anyMatch(Optional::isPresent))
                .map(list -> new BulkSource.OfList(list, List.copyOf(meanings)));
    }

    /// The list as it is read now; empty while there is none.
    public ReadOnlyObjectProperty<Optional<ThingImport>> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /// The name of the file; empty while there is none.
    public ObservableValue<String> fileName() {
        return opened.map(list -> list.map(one -> one.file().getFileName().toString()).orElse(""));
    }

    /// Whether the first row names the columns.
    public ObservableValue<Boolean> headings() {
        return opened.map(list -> list.filter(ThingImport::hasHeadings).isPresent());
    }

    /// What each column means; empty for one that is left out.
    public ObservableList<Optional<Field>> meanings() {
        return shown;
    }
}
