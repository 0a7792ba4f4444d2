package dev.chancery.ui.authorities;

import dev.chancery.domain.Adoptable;
import dev.chancery.domain.Authority;
import dev.chancery.domain.KeySpec;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Ties the list of the authorities that are on the chosen token to [KeyHomeModel].
public final class AdoptController {

    private final KeyHomeModel model;
    private final Consumer<Authority> adopted;

    @FXML private VBox part;
    @FXML private VBox rows;

    public AdoptController(KeyHomeModel model, Consumer<Authority> adopted) {
        this.model = model;
        this.adopted = adopted;
    }

    @FXML private void initialize() {
        Shown.during(Bindings.isNotEmpty(model.adoptable()), part);
        part.disableProperty().bind(model.busyProperty());
        model.adoptable().subscribe(() -> rows.getChildren().setAll(model.adoptable().stream().map(this::row).toList()));
    }

    private HBox row(Adoptable one) {
        var texts = new VBox(text(one.isHere() ? Words.of("authorities.adopt.here", one.name()) : one.name(), "chain-name"),
                text(Words.of("authorities.adopt.key", one.key().kind().map(KeySpec::label).orElse(""), one.key().id().hex()), "chain-detail"));
        HBox.setHgrow(texts, Priority.ALWAYS);
        var row = new HBox(8, texts, button(one));
        row.getStyleClass().add("chain-box");
        return row;
    }

    private Button button(Adoptable one) {
        var button = new Button(Words.of("authorities.adopt.take"));
        button.setId("adopt-" + one.key().id().hex());
        button.setAccessibleText(Words.of("authorities.adopt.take.named", one.name()));
        button.getStyleClass().add("small");
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setOnAction(_ -> model.adopt(one, adopted));
        return button;
    }

    private static Label text(String words, String look) {
        var label = new Label(words);
        label.getStyleClass().add(look);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
