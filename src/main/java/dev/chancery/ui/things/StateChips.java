package dev.chancery.ui.things;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.ThingQuery.State;
import dev.chancery.engine.Things;
import dev.chancery.words.Words;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;

/// The filter by state: one button for each, with how many things there are in it.
public final class StateChips extends FlowPane {

    private final ToggleGroup group = new ToggleGroup();
    private final Map<Optional<State>, ToggleButton> buttons = new LinkedHashMap<>();
    private Consumer<Optional<State>> choose = _ -> {};

    public StateChips() {
        getStyleClass().add("state-chips");
        add(Optional.empty(), "things-all");
        for (var state : State.values()) {
            add(Optional.of(state), "things-" + state.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'));
        }
        requireNonNull(buttons.get(Optional.<State>empty())).setSelected(true);
        getChildren().setAll(buttons.values());
    }

    private void add(Optional<State> state, String id) {
        var button = new ToggleButton();
        button.setId(id);
        button.setToggleGroup(group);
        button.setOnAction(_ -> {
            button.setSelected(true);
            choose.accept(state);
        });
        buttons.put(state, button);
    }

    /// Shows and changes what the list was asked for.
    void show(ThingsModel model) {
        choose = model::showState;
        model.askedProperty().addListener((_, _, asked) -> requireNonNull(buttons.get(asked.state())).setSelected(true));
        model.tallyProperty().addListener((_, _, tally) -> display(tally));
        display(model.tallyProperty().get());
    }

    private void display(Things.Tally tally) {
        buttons.forEach((state, button) -> button.setText(
                Words.of(key(state), state.map(tally::of).orElse(tally.all()))));
    }

    private static String key(Optional<State> state) {
        return state.map(StateChips::key).orElse("things.state.all");
    }

    private static String key(State state) {
        return switch (state) {
            case WITHOUT_CERTIFICATE -> "things.state.without";
            case EQUIPPED -> "things.state.equipped";
            case EXPIRING -> "things.state.expiring";
            case LAPSED -> "things.state.lapsed";
        };
    }
}
