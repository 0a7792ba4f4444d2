package dev.chancery.ui.authorities;

import dev.chancery.domain.KeySpec;
import dev.chancery.domain.TokenFacts;
import dev.chancery.domain.TokenKey;
import dev.chancery.ui.Choices;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Shown;
import dev.chancery.words.Failures;
import dev.chancery.words.Words;
import java.nio.file.Path;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/// Ties the part of the form about where the new authority's key lives to [KeyHomeModel].
public final class KeyHomeController {

    private final KeyHomeModel model;
    private final FileChoice files;

    @FXML private RadioButton inStore;
    @FXML private RadioButton onToken;
    @FXML private VBox part;
    @FXML private ComboBox<Path> module;
    @FXML private Button find;
    @FXML private VBox found;
    @FXML private ComboBox<TokenFacts> token;
    @FXML private Label pin;
    @FXML private Label none;
    @FXML private ComboBox<KeyHomeModel.Choice> key;

    public KeyHomeController(KeyHomeModel model, FileChoice files) {
        this.model = model;
        this.files = files;
    }

    @FXML private void initialize() {
        var group = new ToggleGroup();
        inStore.setToggleGroup(group);
        onToken.setToggleGroup(group);
        inStore.setSelected(!model.onTokenProperty().get());
        onToken.selectedProperty().bindBidirectional(model.onTokenProperty());
        Shown.during(model.onTokenProperty(), part);
        choices();
        find.disableProperty().bind(model.moduleProperty().isNull());
        Shown.during(model.tokenProperty().isNotNull(), found);
        Shown.during(model.noneFoundProperty(), none);
        model.tokenProperty().subscribe(one -> pin.setText(one == null ? "" : Failures.pin(one.pin())));
        Shown.during(pin.textProperty().isNotEmpty(), pin);
    }

    private void choices() {
        module.setItems(model.modules());
        Choices.say(module, Path::toString);
        module.valueProperty().bindBidirectional(model.moduleProperty());
        token.setItems(model.tokens());
        Choices.say(token, one -> one.name().text());
        token.valueProperty().bindBidirectional(model.tokenProperty());
        key.setItems(model.keys());
        Choices.say(key, choice -> choice.there().map(KeyHomeController::words).orElseGet(() -> Words.of("authorities.home.key.new")));
        key.valueProperty().bindBidirectional(model.keyProperty());
    }

    private static String words(TokenKey key) {
        return Words.of("authorities.home.key.there", key.kind().map(KeySpec::label).orElse(""),
                key.label().isEmpty() ? Words.of("authorities.home.key.unlabelled") : key.label(), key.id().hex());
    }

    @FXML private void choose() {
        files.open(Words.of("authorities.home.module.title")).ifPresent(model::choose);
    }

    @FXML private void find() {
        model.find();
    }

    @FXML private void keys() {
        model.showKeys();
    }
}
