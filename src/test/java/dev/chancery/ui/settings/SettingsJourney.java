package dev.chancery.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.ui.Heartbeat;
import dev.chancery.ui.Journey;
import dev.chancery.ui.PreferenceFile;
import dev.chancery.ui.Preferences;
import dev.chancery.ui.Screen;
import dev.chancery.ui.ShellController;
import dev.chancery.ui.ShellModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsJourney extends Journey {

    @TempDir private Path folder;

    private PreferenceFile open() {
        var file = PreferenceFile.in(folder);
        onWindow(() -> {
            views.add(SettingsController.class, () -> new SettingsController(new SettingsModel(file, () -> {})));
            var screen = new Screen("settings", "fth-settings", "settings.title", Screen.Place.BOTTOM, () -> views.load("settings"));
            var shell = new ShellModel(List.of(screen), background.jobs(), "lab.chancery", () -> {});
            views.add(ShellController.class, () -> new ShellController(shell));
            layers.show(views.load("shell"));
            return null;
        });
        return file;
    }

    @Test void aChoiceIsKeptInTheFile() {
        open();
        var theme = node("theme", ComboBox.class);
        onWindow(() -> {
            theme.getSelectionModel().select(2);
            return null;
        });
        assertThat(PreferenceFile.in(folder).current().theme()).isEqualTo(Preferences.Theme.DARK);
        snapshots("settings");
    }

    @Test void anotherLanguageSaysThatItComesWithTheNextStart() {
        open();
        var restart = node("restart", Label.class);
        assertThat(restart.isVisible()).isFalse();
        var language = node("language", ComboBox.class);
        onWindow(() -> {
            language.getSelectionModel().select(2);
            return null;
        });
        assertThat(restart.isVisible()).isTrue();
    }

    @Test void theFormFitsInGerman() {
        language(Locale.GERMANY);
        open();
        assertThat(node("restart", Label.class).getText()).contains("nächsten Start");
        snapshot("settings-german-light");
    }

    @Test void aSlowMomentOfTheWindowIsMeasured() {
        open();
        var gap = Heartbeat.longestGapDuring(() -> onWindow(() -> {
            Thread.sleep(400);
            return null;
        }));
        assertThat(gap).isGreaterThan(Duration.ofMillis(200));
    }
}
