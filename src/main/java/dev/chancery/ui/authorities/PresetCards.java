package dev.chancery.ui.authorities;

import dev.chancery.engine.Preset;
import dev.chancery.words.Words;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/// A card for each preset, to choose one by what the lab wants the authority for.
final class PresetCards {

    private PresetCards() {}

    static List<ToggleButton> of(ObservableValue<Preset> chosen, Consumer<Preset> choose) {
        var group = new ToggleGroup();
        return Arrays.stream(Preset.values()).map(preset -> {
            var card = card(preset);
            card.setToggleGroup(group);
            card.setOnAction(_ -> {
                card.setSelected(true);
                choose.accept(preset);
            });
            chosen.subscribe(now -> card.setSelected(now == preset));
            return card;
        }).toList();
    }

    private static ToggleButton card(Preset preset) {
        var name = new Label(name(preset));
        name.getStyleClass().add("preset-name");
        var text = new Label(text(preset));
        text.getStyleClass().add("preset-text");
        text.setWrapText(true);
        var card = new ToggleButton("", new VBox(4, name, text));
        card.getStyleClass().add("preset-card");
        card.setId("preset-" + preset.code());
        card.setAccessibleText(name(preset) + ". " + text(preset));
        return card;
    }

    private static String name(Preset preset) {
        return Words.of(switch (preset) {
            case MODERN -> "authorities.preset.modern";
            case MQTT_LAB -> "authorities.preset.mqtt";
            case MINDSPHERE -> "authorities.preset.mindsphere";
            case AWS -> "authorities.preset.aws";
            case AZURE -> "authorities.preset.azure";
        });
    }

    private static String text(Preset preset) {
        return Words.of(switch (preset) {
            case MODERN -> "authorities.preset.modern.text";
            case MQTT_LAB -> "authorities.preset.mqtt.text";
            case MINDSPHERE -> "authorities.preset.mindsphere.text";
            case AWS -> "authorities.preset.aws.text";
            case AZURE -> "authorities.preset.azure.text";
        });
    }
}
