package dev.chancery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.ui.PassphraseField;
import dev.chancery.ui.PreferenceFile;
import dev.chancery.ui.Preferences;
import dev.chancery.ui.TroubleBox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javafx.application.Application;
import javafx.css.PseudoClass;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The whole program, from its first run to a locked store.
class AppJourney extends FxRobot {

    private static final String PASSPHRASE = "correct horse battery";
    private static final long PATIENCE_SECONDS = 20;

    @TempDir private Path folder;
    private Application app;
    private String home;

    @BeforeEach void useAHomeOfItsOwn() {
        home = System.getProperty("user.home");
        System.setProperty("user.home", folder.toString());
        System.setProperty("chancery.home", folder.resolve("config").toString());
        preferences().change(before -> before.with(Preferences.Language.ENGLISH).with(Preferences.Theme.LIGHT));
    }

    @AfterEach void end() throws Exception {
        FxToolkit.cleanupApplication(app);
        FxToolkit.cleanupStages();
        System.setProperty("user.home", home);
        System.clearProperty("chancery.home");
    }

    private PreferenceFile preferences() {
        return PreferenceFile.in(folder.resolve("config"));
    }

    private void start() throws Exception {
        FxToolkit.registerPrimaryStage();
        app = FxToolkit.setupApplication(App.class);
    }

    @Test void theFirstRunMakesAStoreAndOpensIt() throws Exception {
        start();
        assertThat(node("firstRun").isVisible()).isTrue();
        picture("unlock-first-run");
        makeStore();
        assertThat(folder.resolve("Chancery/Lab.chancery")).isRegularFile();
        assertThat(preferences().current().recentStores()).containsExactly(folder.resolve("Chancery/Lab.chancery"));
        picture("main-after-first-run");
    }

    @Test void aStoreNeedsTheSamePassphraseTwice() throws Exception {
        start();
        press("create");
        type("passphrase", PASSPHRASE);
        type("again", "something else");
        assertThat(node("create").isDisabled()).isTrue();
        picture("new-store-passphrases-differ");
        type("again", PASSPHRASE);
        assertThat(node("create").isDisabled()).isFalse();
    }

    @Test void aLockedStoreLeavesNothingOnTheScreenAndIsChosenAgain() throws Exception {
        start();
        makeStore();
        push(KeyCode.CONTROL, KeyCode.L);
        until("the door", () -> lookup("#unlock").tryQuery().isPresent());
        assertThat(lookup("#rail-settings").tryQuery()).isEmpty();
        assertThat(words()).doesNotContain("Lab.chancery").doesNotContain(PASSPHRASE);
        assertThat(((ListView<?>) node("stores")).getSelectionModel().getSelectedItem())
                .isEqualTo(folder.resolve("Chancery/Lab.chancery"));
        picture("unlock");
        type("passphrase", PASSPHRASE);
        press("unlock");
        until("the shell", () -> lookup("#rail-settings").tryQuery().isPresent());
    }

    @Test void aWrongPassphraseIsSaidBesideTheFieldAndNothingIsLost() throws Exception {
        start();
        makeStore();
        push(KeyCode.CONTROL, KeyCode.L);
        type("passphrase", "not this one");
        press("unlock");
        until("the words", () -> node("trouble").isVisible());
        assertThat(words()).contains("Wrong passphrase");
        assertThat(((PassphraseField) node("passphrase")).typed()).isEqualTo("not this one".toCharArray());
        picture("unlock-wrong-passphrase");
    }

    @Test void aMissingStoreSaysWhatToDo() throws Exception {
        preferences().change(before -> before.opened(folder.resolve("gone.chancery")));
        start();
        type("passphrase", PASSPHRASE);
        press("unlock");
        until("the words", () -> node("trouble").isVisible());
        assertThat(words()).contains("The store is not there").contains("Plug in the drive");
        picture("unlock-missing-store");
    }

    @Test void aChangedPassphraseOpensTheStoreAndTheOldOneDoesNot() throws Exception {
        start();
        makeStore();
        press("rail-settings");
        press("changePassphrase");
        type("current", PASSPHRASE);
        type("next", "another good passphrase");
        type("again", "another good passphrase");
        picture("settings-passphrase");
        press("change");
        until("the form is gone", () -> lookup("#change").tryQuery().isEmpty());
        push(KeyCode.CONTROL, KeyCode.L);
        type("passphrase", PASSPHRASE);
        press("unlock");
        until("the words", () -> ((TroubleBox) node("trouble")).isVisible());
        type("passphrase", "another good passphrase");
        press("unlock");
        until("the shell", () -> lookup("#rail-settings").tryQuery().isPresent());
    }

    @Test void anotherLanguageIsSpokenAtOnceAndTheStoreStaysOpen() throws Exception {
        start();
        makeStore();
        press("rail-settings");
        choose("language", Preferences.Language.GERMAN);
        until("German", () -> ((Labeled) node("rail-settings")).getText().equals("Einstellungen"));
        assertThat(words()).contains("Sprache").doesNotContain("Language");
        assertThat(node("rail-settings").getPseudoClassStates()).contains(PseudoClass.getPseudoClass("selected"));
        until("the keyboard where it was", () -> node("language").isFocused());
        picture("settings-after-german");
        press("rail-things");
        assertThat(words()).contains("Noch keine Geräte");
        press("rail-settings");
        choose("language", Preferences.Language.ENGLISH);
        until("English", () -> ((Labeled) node("rail-settings")).getText().equals("Settings"));
        push(KeyCode.CONTROL, KeyCode.L);
        until("the door", () -> lookup("#unlock").tryQuery().isPresent());
        assertThat(words()).contains("_Unlock");
    }

    @SuppressWarnings("unchecked")
    private <T> void choose(String id, T choice) {
        var box = (ComboBox<T>) node(id);
        onWindow(() -> {
            box.setValue(choice);
            return null;
        });
    }

    @Test void aStoreIsTakenOffTheListAndItsFileStays() throws Exception {
        var store = Files.writeString(folder.resolve("old.chancery"), "kept");
        preferences().change(before -> before.opened(store).opened(folder.resolve("new.chancery")));
        start();
        var list = (ListView<?>) node("stores");
        until("both", () -> lookup("#stores .icon-button").queryAll().size() == 2);
        forgetFirst();
        until("one less", () -> list.getItems().size() == 1);
        assertThat(preferences().current().recentStores()).containsExactly(store);
        until("its row", () -> lookup("#stores .icon-button").queryAll().size() == 1);
        forgetFirst();
        until("the first run", () -> node("firstRun").isVisible());
        assertThat(preferences().current().recentStores()).isEmpty();
        assertThat(store).hasContent("kept");
    }

    private void forgetFirst() {
        onWindow(() -> {
            lookup("#stores .icon-button").<ButtonBase>query().fire();
            return null;
        });
    }

    @Test void theKeysAreListedOnF1() throws Exception {
        start();
        makeStore();
        push(KeyCode.F1);
        node("keySheet");
        assertThat(words()).contains("Keyboard");
        picture("keys");
        push(KeyCode.ESCAPE);
        until("it is gone", () -> lookup("#keySheet").tryQuery().isEmpty());
        push(KeyCode.CONTROL, KeyCode.I);
        until("the issue page", () -> lookup("#issuePage").tryQuery().isPresent());
        press("issueMakeAuthority");
        until("the authorities", () -> lookup("#issuePage").tryQuery().isEmpty());
        assertThat(node("rail-authorities").getPseudoClassStates()).contains(PseudoClass.getPseudoClass("selected"));
    }

    @Test void theDoorSpeaksGermanInTheDark() throws Exception {
        preferences().change(before -> before.with(Preferences.Language.GERMAN).with(Preferences.Theme.DARK)
                .opened(folder.resolve("Labor.chancery")).opened(folder.resolve("Werkstatt.chancery")));
        start();
        node("unlock");
        assertThat(words()).contains("_Entsperren");
        picture("unlock-german-dark");
        press("newStore");
        node("again");
        picture("new-store-german-dark");
    }

    private void makeStore() {
        press("create");
        type("passphrase", PASSPHRASE);
        type("again", PASSPHRASE);
        picture("new-store");
        press("create");
        until("the shell", () -> lookup("#rail-settings").tryQuery().isPresent());
    }

    private Node node(String id) {
        until("#" + id, () -> lookup("#" + id).tryQuery().isPresent());
        return lookup("#" + id).query();
    }

    private void press(String id) {
        var button = node(id);
        until("#" + id + " can be pressed", () -> !button.isDisabled());
        onWindow(() -> {
            ((ButtonBase) button).fire();
            return null;
        });
    }

    private void type(String id, String text) {
        node(id);
        var field = lookup("#" + id + " .password-field").queryAs(TextInputControl.class);
        onWindow(() -> {
            field.setText(text);
            return null;
        });
    }

    private String words() {
        return onWindow(() -> from(scene().getRoot()).lookup((Node node) -> node instanceof Labeled || node instanceof TextInputControl)
                .queryAll().stream().map(AppJourney::words).collect(Collectors.joining("\n")));
    }

    private static String words(Node node) {
        return switch (node) {
            case Labeled labeled -> labeled.getText();
            case TextInputControl input -> input.getText();
            default -> "";
        };
    }

    private Scene scene() {
        return listWindows().getFirst().getScene();
    }

    private static <T> T onWindow(Callable<T> work) {
        var result = WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS), work);
        WaitForAsyncUtils.waitForFxEvents();
        return result;
    }

    private static void until(String what, BooleanSupplier holds) {
        try {
            WaitForAsyncUtils.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS, () -> onWindow(holds::getAsBoolean));
        } catch (TimeoutException late) {
            throw new AssertionError("never came: " + what, late);
        }
    }

    private void picture(String name) {
        var image = onWindow(() -> scene().snapshot(null));
        try {
            Files.createDirectories(Path.of("target", "screenshots"));
            ImageIO.write(SwingFXUtils.fromFXImage(image, null), "png", Path.of("target", "screenshots", name + ".png").toFile());
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
