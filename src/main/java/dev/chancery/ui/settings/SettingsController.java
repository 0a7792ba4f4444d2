package dev.chancery.ui.settings;

import dev.chancery.ui.Choices;
import dev.chancery.ui.DetailGrid;
import dev.chancery.ui.Preferences;
import dev.chancery.ui.Sizes;
import dev.chancery.words.Words;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.layout.StackPane;

/// Ties the settings form to [SettingsModel].
public final class SettingsController {

    private final SettingsModel model;
    private final Node ofStore;
    private final Node ofRecovery;

    @FXML private Node root;
    @FXML private ComboBox<Preferences.Theme> theme;
    @FXML private ComboBox<Preferences.Language> language;
    @FXML private ComboBox<Integer> textScale;
    @FXML private ComboBox<Integer> lockMinutes;
    @FXML private CheckBox minimised;
    @FXML private StackPane defaults;
    @FXML private StackPane recovery;
    @FXML private DetailGrid store;
    @FXML private DetailGrid program;

    /// @param ofStore what is set for the store, not for this machine
    /// @param ofRecovery its recovery key
    public SettingsController(SettingsModel model, Node ofStore, Node ofRecovery) {
        this.model = model;
        this.ofRecovery = ofRecovery;
        this.ofStore = ofStore;
    }

    @FXML private void initialize() {
        theme.getItems().setAll(Preferences.Theme.values());
        Choices.say(theme, SettingsController::words);
        theme.valueProperty().bindBidirectional(model.themeProperty());
        language.getItems().setAll(Preferences.Language.values());
        Choices.say(language, SettingsController::words);
        language.valueProperty().bindBidirectional(model.languageProperty());
        textScale.getItems().setAll(model.scales());
        Choices.say(textScale, percent -> Words.of("settings.percent", percent));
        textScale.valueProperty().bindBidirectional(model.textScaleProperty());
        lockMinutes.getItems().setAll(model.lockChoices());
        Choices.say(lockMinutes, minutes -> Words.of("settings.lock.after", minutes));
        lockMinutes.valueProperty().bindBidirectional(model.lockMinutesProperty());
        minimised.selectedProperty().bindBidirectional(model.minimisedProperty());
        defaults.getChildren().setAll(ofStore);
        recovery.getChildren().setAll(ofRecovery);
        model.sizeProperty().subscribe(this::showStore);
        root.sceneProperty().subscribe(scene -> Optional.ofNullable(scene).ifPresent(_ -> model.refresh()));
        var about = model.about();
        program.text(Words.of("settings.version"), about.version().orElseGet(() -> Words.of("settings.version.none")));
        program.text(Words.of("settings.crypto"), about.crypto());
    }

    private void showStore(Optional<Long> octets) {
        store.clear();
        store.code(Words.of("settings.store.file"), model.about().store().toAbsolutePath().toString());
        octets.ifPresent(size -> store.text(Words.of("settings.store.size"), Sizes.words(size)));
    }

    @FXML private void changePassphrase() {
        model.changePassphrase();
    }

    private static String words(Preferences.Theme theme) {
        return Words.of(switch (theme) {
            case SYSTEM -> "settings.theme.system";
            case LIGHT -> "settings.theme.light";
            case DARK -> "settings.theme.dark";
        });
    }

    private static String words(Preferences.Language language) {
        return Words.of(switch (language) {
            case SYSTEM -> "settings.language.system";
            case ENGLISH -> "settings.language.english";
            case GERMAN -> "settings.language.german";
        });
    }
}
