package dev.chancery.ui.settings;

import dev.chancery.ui.Preferences;
import dev.chancery.ui.Words;
import java.util.function.Function;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.util.StringConverter;

/// Ties the settings form to [SettingsModel].
public final class SettingsController {

    private final SettingsModel model;

    @FXML private ComboBox<Preferences.Theme> theme;
    @FXML private ComboBox<Preferences.Language> language;
    @FXML private ComboBox<Integer> textScale;
    @FXML private ComboBox<Integer> lockMinutes;
    @FXML private Label restart;

    public SettingsController(SettingsModel model) {
        this.model = model;
    }

    @FXML private void initialize() {
        theme.getItems().setAll(Preferences.Theme.values());
        theme.setConverter(words(SettingsController::words));
        theme.valueProperty().bindBidirectional(model.themeProperty());
        language.getItems().setAll(Preferences.Language.values());
        language.setConverter(words(SettingsController::words));
        language.valueProperty().bindBidirectional(model.languageProperty());
        textScale.getItems().setAll(model.scales());
        textScale.setConverter(words(percent -> Words.of("settings.percent", percent)));
        textScale.valueProperty().bindBidirectional(model.textScaleProperty());
        lockMinutes.getItems().setAll(model.lockChoices());
        lockMinutes.setConverter(words(minutes -> Words.of("settings.lock.after", minutes)));
        lockMinutes.valueProperty().bindBidirectional(model.lockMinutesProperty());
        restart.visibleProperty().bind(model.restartNeededProperty());
        restart.managedProperty().bind(restart.visibleProperty());
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

    private static <T> StringConverter<T> words(Function<T, String> words) {
        return new StringConverter<>() {
            @Override public String toString(T value) {
                return value == null ? "" : words.apply(value);
            }

            @Override public T fromString(String text) {
                throw new UnsupportedOperationException("chosen, never typed");
            }
        };
    }
}
