package dev.chancery.ui;

import dev.chancery.words.Words;
import java.util.Objects;
import javafx.beans.property.Property;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;

/// Puts a field back to what it is without anybody's doing; there only while the field holds something else.
public final class BackToDefault extends Button {

    /// For FXML.
    public BackToDefault() {
        super(Words.of("shell.default.back"), Icons.of("fth-rotate-ccw"));
        getStyleClass().addAll("flat", "small");
        setMinWidth(USE_PREF_SIZE);
    }

    /// @param name of the field, for a screen reader
    /// @param words the default, as the field shows it
    public <T> void tie(Property<T> field, T usual, String name, String words) {
        Shown.during(field.map(value -> !Objects.equals(value, usual)).orElse(true), this);
        setOnAction(_ -> field.setValue(usual));
        setAccessibleText(Words.of("shell.default.spoken", name.replace("_", ""), words));
        setTooltip(new Tooltip(Words.of("shell.default.is", words)));
    }
}
