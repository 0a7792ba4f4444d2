package dev.chancery.ui.authorities;

import dev.chancery.domain.Ttl;
import dev.chancery.domain.Violation;
import dev.chancery.ui.Choices;
import dev.chancery.ui.FieldRow;
import dev.chancery.words.Violations;
import dev.chancery.words.Words;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import javafx.beans.property.StringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// The parts that the forms of an authority share: choices, year buttons, and what belongs to no row.
final class AuthorityParts {

    private static final List<Integer> YEARS = List.of(1, 5, 10, 20);

    private AuthorityParts() {}

    static String words(NewAuthorityTermsModel.Depth depth) {
        return Words.of(switch (depth) {
            case NONE -> "authorities.create.depth.none";
            case ONE -> "authorities.create.depth.one";
            case UNLIMITED -> "authorities.create.depth.unlimited";
        });
    }

    static void years(HBox buttons, StringProperty life) {
        for (var years : YEARS) {
            var button = new Button(Words.of("authorities.create.life.year", years));
            button.getStyleClass().add("small");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> life.set(Ttl.days(365 * years).toString()));
            buttons.getChildren().add(button);
        }
    }

    static <T> void choices(ComboBox<T> box, List<T> all, Function<T, String> words) {
        box.getItems().setAll(all);
        Choices.say(box, words);
    }

    /// What is wrong and belongs to none of these rows.
    static String beside(List<Violation> violations, List<FieldRow> rows) {
        var fields = rows.stream().map(FieldRow::getField).collect(Collectors.toSet());
        return violations.stream().filter(violation -> !fields.contains(violation.field()))
                .map(Violations::withField).collect(Collectors.joining("\n"));
    }
}
