package dev.chancery.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.ui.Heartbeat;
import dev.chancery.ui.Journey;
import dev.chancery.ui.PreferenceFile;
import dev.chancery.ui.Preferences;
import dev.chancery.ui.Screen;
import dev.chancery.ui.SelectableText;
import dev.chancery.ui.ShellController;
import dev.chancery.ui.ShellModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsJourney extends Journey {

    private static final Path STORE = Path.of("lab.chancery");

    @TempDir private Path folder;

    private PreferenceFile open() {
        var file = PreferenceFile.in(folder);
        onWindow(() -> {
            views.add(SettingsController.class, () -> new SettingsController(
                    new SettingsModel(file, background, new About(STORE, () -> 1_200_000, Optional.of("7.0"), "BouncyCastle and JDK"), () -> {}), () -> {}));
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

    @Test void anotherLanguageIsKeptInTheFile() {
        open();
        var language = node("language", ComboBox.class);
        onWindow(() -> {
            language.getSelectionModel().select(2);
            return null;
        });
        assertThat(PreferenceFile.in(folder).current().language()).isEqualTo(Preferences.Language.GERMAN);
    }

    @Test void theStoreAndTheProgramAreNamed() {
        open();
        until("the size", () -> texts().contains("1.2 MB"));
        assertThat(texts()).contains(STORE.toAbsolutePath().toString(), "7.0", "BouncyCastle and JDK");
        clickOn(lookup(".copy-button").queryAs(Button.class));
        assertThat(onWindow(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(STORE.toAbsolutePath().toString());
        assertThat(lookup(".copy-button").queryAs(Button.class).getAccessibleText()).isEqualTo("Copied");
        until("the button is itself again", () -> lookup(".copy-button").queryAs(Button.class).getAccessibleText().equals("Copy: File"));
    }

    private List<String> texts() {
        return lookup(".selectable-text").queryAllAs(SelectableText.class).stream().map(SelectableText::getText).toList();
    }

    @Test void theFormFitsInGerman() {
        language(Locale.GERMANY);
        open();
        until("the size", () -> texts().contains("1,2 MB"));
        snapshots("settings-german");
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
