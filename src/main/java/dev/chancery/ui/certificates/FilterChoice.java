package dev.chancery.ui.certificates;

import dev.chancery.ui.Choices;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import javafx.scene.control.ComboBox;

/// A filter by one of several values, or by none of them.
final class FilterChoice<T> extends ComboBox<Optional<T>> {

    private boolean showing;

    /// @param name for a screen reader
    /// @param any what no filter is called
    FilterChoice(String id, String name, String any, Function<T, String> words) {
        setId(id);
        setAccessibleText(name);
        getStyleClass().add("filter-choice");
        Choices.say(this, choice -> choice.map(words).orElse(any));
        show(Optional.empty(), List.of());
    }

    /// From now on `chosen` hears what was asked for, empty for any.
    void whenChosen(Consumer<Optional<T>> chosen) {
        valueProperty().addListener((_, _, now) -> {
            if (!showing && now != null) {
                chosen.accept(now);
            }
        });
    }

    void show(Optional<T> asked, List<T> offered) {
        showing = true;
        var choices = Stream.concat(Stream.of(Optional.<T>empty()), offered.stream().map(Optional::of)).toList();
        if (!getItems().equals(choices)) {
            getItems().setAll(choices);
        }
        setValue(asked);
        showing = false;
    }
}
