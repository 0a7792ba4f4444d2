package dev.chancery.ui.settings;

import dev.chancery.ui.Background;
import dev.chancery.ui.PreferenceFile;
import dev.chancery.ui.Preferences;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleObjectProperty;

/// What can be set about the window, and what there is to know of the store and the program. Every choice holds at once.
public final class SettingsModel {

    private static final List<Integer> SCALES = List.of(80, 90, 100, 110, 125, 150, 175, 200);
    private static final List<Integer> LOCK_MINUTES = List.of(1, 5, 10, 30, 60, 0);

    private final Background background;
    private final About about;
    private final Runnable changePassphrase;
    private final ObjectProperty<Preferences.Theme> theme;
    private final ObjectProperty<Preferences.Language> language;
    private final ObjectProperty<Integer> textScale;
    private final ObjectProperty<Integer> lockMinutes;
    private final BooleanProperty minimised;
    private final ReadOnlyObjectWrapper<Optional<Long>> size = new ReadOnlyObjectWrapper<>(Optional.empty());

    /// @param changePassphrase opens the form for another passphrase
    public SettingsModel(PreferenceFile preferences, Background background, About about, Runnable changePassphrase) {
        this.background = background;
        this.about = about;
        this.changePassphrase = changePassphrase;
        var now = preferences.current();
        theme = new SimpleObjectProperty<>(now.theme());
        language = new SimpleObjectProperty<>(now.language());
        textScale = new SimpleObjectProperty<>(now.textScale());
        lockMinutes = new SimpleObjectProperty<>(now.autoLockMinutes());
        minimised = new SimpleBooleanProperty(now.locksMinimised());
        minimised.subscribe(locks -> preferences.change(before -> before.withLockMinimised(locks)));
        theme.subscribe(chosen -> preferences.change(before -> before.with(chosen)));
        textScale.subscribe(percent -> preferences.change(before -> before.withTextScale(percent)));
        lockMinutes.subscribe(minutes -> preferences.change(before -> before.withAutoLock(minutes)));
        language.subscribe(chosen -> preferences.change(before -> before.with(chosen)));
    }

    public About about() {
        return about;
    }

    /// How large the store's file is, in octets; empty until that is known.
    public ReadOnlyObjectProperty<Optional<Long>> sizeProperty() {
        return size.getReadOnlyProperty();
    }

    /// Looks again at what changes by itself.
    public void refresh() {
        background.load(about.size()::getAsLong, octets -> size.set(Optional.of(octets)));
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

    /// Whether the store locks when the window is minimised.
    public BooleanProperty minimisedProperty() {
        return minimised;
    }

    public void changePassphrase() {
        changePassphrase.run();
    }
}
