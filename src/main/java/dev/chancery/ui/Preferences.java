package dev.chancery.ui;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a person has chosen about the window. `textScale` is in per cent, `autoLockMinutes` 0 means never;
/// `recent` has the store that was opened last first, `exportFolder` is where the last export went that did not go to a drive;
/// `locksMinimised` tells whether the store locks when the window is minimised; `tokenModule` is the PKCS#11 library by which
/// this machine reaches its tokens. Nothing in it is a secret.
public record Preferences(Theme theme, Language language, int textScale, int autoLockMinutes, List<Recent> recent,
        Optional<Path> exportFolder, boolean locksMinimised, Optional<Path> tokenModule) {

    /// Light or dark, or as the system has it.
    public enum Theme { SYSTEM, LIGHT, DARK }

    /// A language the window speaks, or the system's if it is one of them.
    public enum Language {
        SYSTEM, ENGLISH, GERMAN;

        /// The locale for words, dates and numbers; the system's own region is kept where its language fits.
        public Locale locale(Locale system) {
            return switch (this) {
                case SYSTEM -> system.getLanguage().equals("de") || system.getLanguage().equals("en") ? system : Locale.UK;
                case ENGLISH -> system.getLanguage().equals("en") ? system : Locale.UK;
                case GERMAN -> system.getLanguage().equals("de") ? system : Locale.GERMANY;
            };
        }
    }

    /// A store that was open here, and when it was opened last; empty when that is not known.
    public record Recent(Path store, Optional<Instant> opened) {}

    public static final int SMALLEST_TEXT = 80;
    public static final int LARGEST_TEXT = 200;
    public static final Preferences DEFAULT = new Preferences(Theme.SYSTEM, Language.SYSTEM, 100, 10, List.of(),
            Optional.empty(), false, Optional.empty());

    private static final int MOST_RECENT = 8;
    private static final int LONGEST_LOCK = 24 * 60;

    public Preferences {
        textScale = Math.clamp(textScale, SMALLEST_TEXT, LARGEST_TEXT);
        autoLockMinutes = Math.clamp(autoLockMinutes, 0, LONGEST_LOCK);
        recent = List.copyOf(recent.subList(0, Math.min(recent.size(), MOST_RECENT)));
    }

    public Preferences with(Theme chosen) {
        return new Preferences(chosen, language, textScale, autoLockMinutes, recent, exportFolder, locksMinimised, tokenModule);
    }

    public Preferences with(Language chosen) {
        return new Preferences(theme, chosen, textScale, autoLockMinutes, recent, exportFolder, locksMinimised, tokenModule);
    }

    public Preferences withTextScale(int percent) {
        return new Preferences(theme, language, percent, autoLockMinutes, recent, exportFolder, locksMinimised, tokenModule);
    }

    public Preferences withAutoLock(int minutes) {
        return new Preferences(theme, language, textScale, minutes, recent, exportFolder, locksMinimised, tokenModule);
    }

    public Preferences withLockMinimised(boolean locks) {
        return new Preferences(theme, language, textScale, autoLockMinutes, recent, exportFolder, locks, tokenModule);
    }

    /// With this store as the latest.
    public Preferences opened(Path store, Instant when) {
        var latest = new Recent(store, Optional.of(when));
        return with(Stream.concat(Stream.of(latest), forgot(store).recent.stream()).toList());
    }

    /// Without this store among the recent ones.
    public Preferences forgot(Path store) {
        return with(recent.stream().filter(each -> !each.store().equals(store)).toList());
    }

    private Preferences with(List<Recent> stores) {
        return new Preferences(theme, language, textScale, autoLockMinutes, stores, exportFolder, locksMinimised, tokenModule);
    }

    /// With this folder as the last one that was exported to.
    public Preferences exportedTo(Path folder) {
        return new Preferences(theme, language, textScale, autoLockMinutes, recent, Optional.of(folder), locksMinimised, tokenModule);
    }

    /// With this as the module that was chosen last.
    public Preferences withTokenModule(Path module) {
        return new Preferences(theme, language, textScale, autoLockMinutes, recent, exportFolder, locksMinimised, Optional.of(module));
    }
}
