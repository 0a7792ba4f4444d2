package dev.chancery.ui;

import java.util.function.Function;
import javafx.scene.control.ComboBox;
import javafx.util.StringConverter;

/// Boxes in which one chooses and never types.
public final class Choices {

    private Choices() {}

    /// From now on the box shows its choices in these words; no choice is shown as nothing.
    public static <T> void say(ComboBox<T> box, Function<? super T, String> words) {
        box.setConverter(new StringConverter<>() {
            @Override public String toString(T choice) {
                return choice == null ? "" : words.apply(choice);
            }

            @Override public T fromString(String text) {
                throw new UnsupportedOperationException("chosen, never typed");
            }
        });
    }
}
