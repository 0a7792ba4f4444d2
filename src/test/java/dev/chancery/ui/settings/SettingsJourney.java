package dev.chancery.ui.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Ttl;
import dev.chancery.journal.CrashReports;
import dev.chancery.journal.Machine;
import dev.chancery.journal.StateFolder;
import dev.chancery.ui.ChosenFiles;
import dev.chancery.ui.Dialogs;
import dev.chancery.ui.Heartbeat;
import dev.chancery.ui.Journey;
import dev.chancery.ui.PreferenceFile;
import dev.chancery.ui.Preferences;
import dev.chancery.ui.Screen;
import dev.chancery.ui.SelectableText;
import dev.chancery.ui.ShellController;
import dev.chancery.ui.ShellModel;
import dev.chancery.ui.check.EntryController;
import dev.chancery.ui.recovery.RecoveryScreen;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsJourney extends Journey {

    private static final Path STORE = Path.of("lab.chancery");

    @TempDir private Path folder;
    private final ChosenFiles files = new ChosenFiles();
    private TestOffice lab;

    @AfterEach void close() {
        lab.close();
    }

    private StateFolder state() {
        return new StateFolder(folder.resolve("state"));
    }

    private static Machine machine() {
        return new Machine(System.getProperties(), Optional.of("7.0"));
    }

    private PreferenceFile open() {
        var file = PreferenceFile.in(folder);
        lab = TestOffice.in(folder);
        onWindow(() -> {
            views.add(DefaultsController.class, () -> new DefaultsController(new DefaultsModel(lab.office, background),
                    new DefaultsController.Window(layers.toasts(), files, () -> {})));
            views.add(EntryController.class, () -> new EntryController(() -> {}));
            views.add(dev.chancery.ui.events.EntryController.class, () -> new dev.chancery.ui.events.EntryController(() -> {}));
            views.add(OperationsController.class, () -> new OperationsController(new OperationsModel(background, state(), machine(),
                    "BouncyCastle and JDK", lab.office::vitals), new OperationsController.Window(new Dialogs(layers), layers.toasts(), files)));
            views.add(SettingsController.class, () -> new SettingsController(
                    new SettingsModel(file, background, new About(STORE, () -> 1_200_000, Optional.of("7.0"), "BouncyCastle and JDK"), () -> {}),
                    views.load("defaults"), new RecoveryScreen(new RecoveryScreen.Means(lab.office, background, dialogs, layers.toasts(), files)).standing()));
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
        onWindow(() -> {
            lookup(".copy-button").queryAs(Button.class).fire();
            return null;
        });
        assertThat(onWindow(() -> Clipboard.getSystemClipboard().getString())).isEqualTo(STORE.toAbsolutePath().toString());
        assertThat(lookup(".copy-button").queryAs(Button.class).getAccessibleText()).isEqualTo("Copied");
        until("the button is itself again", () -> lookup(".copy-button").queryAs(Button.class).getAccessibleText().equals("Copy: File"));
    }

    private List<String> texts() {
        return lookup(".selectable-text").queryAllAs(SelectableText.class).stream().map(SelectableText::getText).toList();
    }

    @Test void theDiagnosticsAreCopiedAndTheLastReportIsShown() {
        state().prepare();
        new CrashReports(state(), Clock.systemUTC(), machine()).keep("D480B12", new IllegalStateException("no word of this"));
        open();
        until("the report is known", () -> !node("operations-report", Button.class).isDisabled());
        fire("operations-diagnose");
        until("they are copied", () -> clipboard().contains("authorities: 0"));
        assertThat(clipboard()).contains("crypto: BouncyCastle and JDK", "schema: ");
        snapshot("settings-operations-light", 1280, 1700);
        theme(Preferences.Theme.DARK);
        snapshot("settings-operations-dark", 1280, 1700);
        fire("operations-report");
        assertThat(texts()).anyMatch(text -> text.contains("code D480B12") && !text.contains("no word of this"));
        snapshots("settings-operations-report");
    }

    private String clipboard() {
        return onWindow(() -> Optional.ofNullable(Clipboard.getSystemClipboard().getString()).orElse(""));
    }

    @Test void theFormFitsInGerman() {
        language(Locale.GERMANY);
        open();
        until("the size", () -> texts().contains("1,2 MB"));
        snapshots("settings-german");
        snapshot("settings-german-whole", 1000, 1600);
    }

    @Test void aDefaultIsChangedKeptAndPutBack() {
        open();
        var life = node("default-life", TextField.class);
        until("it is read", () -> life.getText().equals("8760h"));
        assertThat(node("default-life-back", Button.class).isVisible()).isFalse();
        write(life, "nonsense");
        assertThat(node("defaults-save", Button.class).isDisabled()).isTrue();
        assertThat(lookup(".field-wrong").queryAllAs(Label.class)).anyMatch(Label::isVisible);
        write(life, "720h");
        write(node("default-folder", TextField.class), "/srv/lists");
        snapshot("settings-defaults-light", 1280, 1500);
        theme(Preferences.Theme.DARK);
        snapshot("settings-defaults-dark", 1280, 1500);
        fire("defaults-save");
        until("it is kept", () -> lab.office.settings().defaults().life().equals(Ttl.days(30)));
        until("the buttons are gone", () -> !node("defaults-save", Button.class).getParent().isVisible());
        fire("default-life-back");
        assertThat(life.getText()).isEqualTo("8760h");
        fire("defaults-save");
        until("it is put back", () -> lab.office.settings().defaults().life().equals(Ttl.DEFAULT));
    }

    private void write(TextField field, String text) {
        onWindow(() -> {
            field.setText(text);
            return null;
        });
    }

    private void fire(String id) {
        onWindow(() -> {
            node(id, Button.class).fire();
            return null;
        });
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
