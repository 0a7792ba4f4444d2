package dev.chancery.ui.settings;

import dev.chancery.ui.PreferenceFile;
import dev.chancery.ui.Preferences;
import java.util.List;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.SimpleObjectProperty;

/// What can be set about the window. Every choice holds at once; a language from the next start on.
public final class SettingsModel {

    private static final List<Integer> SCALES = List.of(80, 90, 100, 110, 125, 150, 175, 200);
    private static final List<Integer> LOCK_MINUTES = List.of(1, 5, 10, 30, 60, 0);

    private final PreferenceFile preferences;
    private final Runnable changePassphrase;
    private final ObjectProperty<Preferences.Theme> theme;
    private final ObjectProperty<Preferences.Language> language;
    private final ObjectProperty<Integer> textScale;
    private final ObjectProperty<Integer> lockMinutes;
    private final ReadOnlyBooleanWrapper restartNeeded = new ReadOnlyBooleanWrapper();

    /// @param changePassphrase opens the form for another passphrase
    public SettingsModel(PreferenceFile preferences, Runnable changePassphrase) {
        this.preferences = preferences;
        this.changePassphrase = changePassphrase;
        var now = preferences.current();
        theme = new SimpleObjectProperty<>(now.theme());
        language = new SimpleObjectProperty<>(now.language());
        textScale = new SimpleObjectProperty<>(now.textScale());
        lockMinutes = new SimpleObjectProperty<>(now.autoLockMinutes());
        theme.subscribe(chosen -> preferences.change(before -> before.with(chosen)));
        textScale.subscribe(percent -> preferences.change(before -> before.withTextScale(percent)));
        lockMinutes.subscribe(minutes -> preferences.change(before -> before.withAutoLock(minutes)));
        language.subscribe((_, chosen) -> speakLater(chosen));
    }

    private void speakLater(Preferences.Language chosen) {
        preferences.change(before -> before.with(chosen));
        restartNeeded.set(true);
    }

    /// In per cent.
    public List<Integer> scales() {
        return SCALES;
    }

    /// In minutes; 0 is never.
    public List<Integer> lockChoices() {
        return LOCK_MINUTES;
    }

    public ObjectProperty<Preferences.Theme> themeProperty() {
        return theme;
    }

    public ObjectProperty<Preferences.Language> languageProperty() {
        return language;
    }

    public ObjectProperty<Integer> textScaleProperty() {
        return textScale;
    }

    public ObjectProperty<Integer> lockMinutesProperty() {
        return lockMinutes;
    }

    public void changePassphrase() {
        changePassphrase.run();
    }

    /// Whether a choice waits for the next start.
    public ReadOnlyBooleanProperty restartNeededProperty() {
        return restartNeeded.getReadOnlyProperty();
    }
}
