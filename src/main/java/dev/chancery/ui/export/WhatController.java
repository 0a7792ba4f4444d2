package dev.chancery.ui.export;

import static java.util.Objects.requireNonNull;

import dev.chancery.ui.ChoiceCard;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;

/// Ties the forms that can be chosen, a group of them at a time, to [ExportModel].
public final class WhatController {

    private static final int COLUMNS = 2;

    private final ExportModel model;
    private final Map<What, ChoiceCard> cards = new EnumMap<>(What.class);
    private final Map<What.Group, ToggleButton> groupButtons = new EnumMap<>(What.Group.class);

    @FXML private FlowPane groups;
    @FXML private GridPane forms;

    public WhatController(ExportModel model) {
        this.model = model;
    }

    @FXML private void initialize() {
        Stream.of(What.values()).forEach(what -> cards.put(what, card(what)));
        ChoiceCard.bind(model.whatProperty(), cards.entrySet().stream().collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey)));
        var toggles = new ToggleGroup();
        Stream.of(What.Group.values()).forEach(group -> groupButtons.put(group, button(group, toggles)));
        groups.getChildren().setAll(groupButtons.values());
        model.whatProperty().map(What::group).subscribe(this::show);
        Shown.during(model.withoutKeysProperty().not(), requireNonNull(groupButtons.get(What.Group.KEY_STORE)));
    }

    private static ChoiceCard card(What what) {
        var card = new ChoiceCard(Words.of(what.title()), Words.of(what.detail()));
        card.setId("export" + camel(what.name()));
        card.setMaxHeight(Double.MAX_VALUE);
        return card;
    }

    private ToggleButton button(What.Group group, ToggleGroup toggles) {
        var button = new ToggleButton(Words.of(group.title()));
        button.setId("exportFor" + camel(group.name()));
        button.setToggleGroup(toggles);
        button.setOnAction(_ -> choose(group));
        return button;
    }

    private void choose(What.Group group) {
        requireNonNull(groupButtons.get(group)).setSelected(true);
        if (model.whatProperty().get().group() != group) {
            model.whatProperty().set(group.all().getFirst());
        }
    }

    private void show(What.Group group) {
        requireNonNull(groupButtons.get(group)).setSelected(true);
        forms.getChildren().clear();
        for (var what : group.all()) {
            int place = forms.getChildren().size();
            forms.add(cards.get(what), place % COLUMNS, place / COLUMNS);
        }
    }

    private static String camel(String name) {
        return Stream.of(name.split("_")).map(word -> word.charAt(0) + word.substring(1).toLowerCase(Locale.ROOT)).collect(Collectors.joining());
    }
}
