package dev.chancery.ui;

import dev.chancery.domain.Violation;
import dev.chancery.words.Violations;
import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.ObservableList;
import javafx.scene.control.Label;

/// What is wrong and no row of a form is about, below the form; without any it takes no room.
public final class WrongBeside extends Label {

    public WrongBeside() {
        getStyleClass().add("field-wrong");
        setWrapText(true);
        setMinHeight(USE_PREF_SIZE);
    }

    /// Shows those of `all` that are about none of the rows' fields, now and whenever the list changes.
    public void watch(ObservableList<Violation> all, List<FieldRow> rows) {
        all.subscribe(() -> show(all, rows));
        show(all, rows);
    }

    private void show(List<Violation> all, List<FieldRow> rows) {
        var fields = rows.stream().map(FieldRow::getField).collect(Collectors.toSet());
        setText(all.stream().filter(violation -> !fields.contains(violation.field()))
                .map(Violations::withField).collect(Collectors.joining("\n")));
        Shown.set(this, !getText().isEmpty());
    }
}
