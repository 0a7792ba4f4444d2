package dev.chancery.ui.authorities;

import dev.chancery.domain.Ttl;
import dev.chancery.domain.Violation;
import dev.chancery.engine.Preset;
import dev.chancery.ui.Choices;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.Violations;
import dev.chancery.ui.Words;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The parts of the form for a new authority that repeat: cards, choices and year buttons.
final class NewAuthorityParts {

    private static final List<Integer> YEARS = List.of(1, 5, 10, 20);

    private NewAuthorityParts() {}

    static void presets(FlowPane cards, NewAuthorityModel model) {
        var group = new ToggleGroup();
        for (var preset : Preset.values()) {
            var card = card(preset);
            card.setToggleGroup(group);
            card.setSelected(preset == model.presetProperty().get());
            card.setOnAction(_ -> {
                card.setSelected(true);
                model.apply(preset);
            });
            cards.getChildren().add(card);
        }
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

    static String words(NewAuthorityModel.Depth depth) {
        return Words.of(switch (depth) {
            case NONE -> "authorities.create.depth.none";
            case ONE -> "authorities.create.depth.one";
            case UNLIMITED -> "authorities.create.depth.unlimited";
        });
    }

    static void years(HBox buttons, NewAuthorityModel model) {
        for (var years : YEARS) {
            var button = new Button(Words.of("authorities.create.life.year", years));
            button.getStyleClass().add("small");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> model.lifeProperty().set(Ttl.days(365 * years).toString()));
            buttons.getChildren().add(button);
        }
    }

    static <T> void choices(ComboBox<T> box, List<T> all, Function<T, String> words) {
        box.getItems().setAll(all);
        Choices.say(box, words);
    }

    static boolean outlives(List<Violation> violations) {
        return violations.stream().anyMatch(Violation.OutlivesIssuer.class::isInstance);
    }

    /// What is wrong and belongs to none of these rows.
    static String beside(List<Violation> violations, List<FieldRow> rows) {
        var fields = rows.stream().map(FieldRow::getField).collect(Collectors.toSet());
        return violations.stream().filter(violation -> !fields.contains(violation.field()))
                .map(Violations::withField).collect(Collectors.joining("\n"));
    }
}
