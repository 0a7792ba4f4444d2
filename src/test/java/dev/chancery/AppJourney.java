package dev.chancery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.BackupSettings;
import dev.chancery.domain.KeySpec;
import dev.chancery.engine.Office;
import dev.chancery.engine.Surroundings;
import dev.chancery.pki.Cost;
import dev.chancery.ui.PassphraseField;
import dev.chancery.ui.PreferenceFile;
import dev.chancery.ui.Preferences;
import dev.chancery.ui.TroubleBox;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javafx.application.Application;
import javafx.css.PseudoClass;
import javafx.embed.swing.SwingFXUtils;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javax.imageio.ImageIO;
import javax.management.JMException;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.api.FxToolkitContext;
import org.testfx.service.support.FiredEvents;
import org.testfx.util.WaitForAsyncUtils;

/// The whole program, from its first run to a locked store.
class AppJourney extends FxRobot {

    private static final String PASSPHRASE = "correct horse battery";
    private static final long PATIENCE_SECONDS = 20;
    private static final Instant YESTERDAY = Instant.parse("2026-11-20T09:30:00Z");

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
        assertThat(preferences().current().recent()).singleElement().satisfies(recent -> {
            assertThat(recent.store()).isEqualTo(folder.resolve("Chancery/Lab.chancery"));
            assertThat(recent.opened()).isPresent();
        });
        picture("main-after-first-run");
    }

    @Test void theFirstAuthorityIsMadeWithOneKey() throws Exception {
        start();
        fillNewStore();
        node("createFirst");
        assertThat(words()).contains("Your first authority");
        picture("first-authority");
        push(KeyCode.ENTER);
        until("the things", () -> lookup("#rail-things").tryQueryAs(ToggleButton.class)
                .filter(ToggleButton::isSelected).isPresent());
        assertThat(words()).contains("Lab Root is ready.");
        picture("things-after-first-authority");
        press("rail-authorities");
        until("the root", () -> words().contains("Lab Root"));
    }

    @Test void theFirstAuthorityCanHaveEverySetting() throws Exception {
        start();
        fillNewStore();
        press("more");
        until("the whole form", () -> lookup("#commonName").tryQuery().isPresent());
        assertThat(lookup("#rail-settings").tryQuery()).isPresent();
    }

    @Test void aFirstAuthorityThatTakesLongCanBeStopped() throws Exception {
        start();
        fillNewStore();
        press("preset-mqtt");
        onWindow(() -> {
            lookup("#createFirst").queryAs(ButtonBase.class).fire();
            lookup("#stopFirst").queryAs(ButtonBase.class).fire();
            return null;
        });
        until("the question again", () -> node("asking").isVisible());
        assertThat(lookup("#rail-settings").tryQuery()).isEmpty();
    }

    @Test void theFirstAuthorityIsAskedForInGermanInTheDark() throws Exception {
        preferences().change(before -> before.with(Preferences.Language.GERMAN).with(Preferences.Theme.DARK));
        start();
        fillNewStore();
        press("preset-mindsphere");
        assertThat(words()).contains("Die erste Zertifizierungsstelle");
        picture("first-authority-german-dark");
    }

    @Test void lockingInTheMiddleOfReadingShowsTheDoorAndNothingElse() throws Exception {
        start();
        makeStore();
        for (int i = 0; i < 5; i++) {
            onWindow(() -> {
                for (var screen : List.of("rail-things", "rail-certificates", "rail-authorities")) {
                    lookup("#" + screen).queryAs(ButtonBase.class).fire();
                }
                lookup("#lock").queryAs(ButtonBase.class).fire();
                return null;
            });
            node("unlock");
            type("passphrase", PASSPHRASE);
            press("unlock");
            until("the shell", () -> lookup("#rail-settings").tryQuery().isPresent());
            assertThat(lookup(".dialog-title").tryQuery()).as("a failure of a read that was under way").isEmpty();
        }
    }

    @Test void aLockedStoreIsLetGoOf() throws Exception {
        start();
        var before = offices();
        makeStore();
        press("rail-things");
        press("rail-certificates");
        press("rail-authorities");
        assertThat(offices()).isEqualTo(before + 1);
        press("lock");
        node("unlock");
        for (int i = 0; i < PATIENCE_SECONDS && offices() > before; i++) {
            onWindow(AppJourney::forgetEvents);
            TimeUnit.SECONDS.sleep(1);
        }
        assertThat(offices()).isEqualTo(before);
    }

    /// The robot remembers every event with the button that it was for.
    private static Void forgetEvents() {
        try {
            var field = FxToolkitContext.class.getDeclaredField("firedEvents");
            field.setAccessible(true);
            ((FiredEvents) field.get(FxToolkit.toolkitContext())).clearEvents();
            return null;
        } catch (ReflectiveOperationException notHere) {
            throw new AssertionError(notHere);
        }
    }

    /// How many stores somebody keeps, those of programs that ran before among them.
    private static int offices() {
        try {
            var living = (String) ManagementFactory.getPlatformMBeanServer().invoke(
                    new ObjectName("com.sun.management:type=DiagnosticCommand"), "gcClassHistogram",
                    new Object[] {new String[0]}, new String[] {String[].class.getName()});
            return Pattern.compile("(\\d+) +\\d+ +" + Pattern.quote(Office.class.getName()) + "\\s*$", Pattern.MULTILINE)
                    .matcher(living).results().mapToInt(line -> Integer.parseInt(line.group(1))).sum();
        } catch (JMException notHere) {
            throw new AssertionError(notHere);
        }
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
                .isEqualTo(preferences().current().recent().getFirst());
        assertThat(words()).contains("Opened ");
        picture("unlock");
        type("passphrase", PASSPHRASE);
        press("unlock");
        until("the shell", () -> lookup("#rail-settings").tryQuery().isPresent());
    }

    @Test void aMinimisedWindowIsLockedWhereThatIsWanted() throws Exception {
        start();
        makeStore();
        press("rail-settings");
        press("minimised");
        assertThat(preferences().current().locksMinimised()).isTrue();
        minimise(true);
        until("the door", () -> lookup("#unlock").tryQuery().isPresent());
        assertThat(lookup("#rail-settings").tryQuery()).isEmpty();
        minimise(false);
        type("passphrase", PASSPHRASE);
        press("unlock");
        until("the shell", () -> lookup("#rail-settings").tryQuery().isPresent());
    }

    @Test void aMinimisedWindowStaysAsItIsWhereThatIsNotWanted() throws Exception {
        start();
        makeStore();
        minimise(true);
        minimise(false);
        WaitForAsyncUtils.waitForFxEvents();
        assertThat(lookup("#unlock").tryQuery()).isEmpty();
        assertThat(lookup("#rail-settings").tryQuery()).isPresent();
    }

    private void minimise(boolean wanted) {
        var stage = (Stage) scene().getWindow();
        onWindow(() -> {
            stage.setIconified(wanted);
            return null;
        });
        until("the window is there", () -> stage.isIconified() == wanted);
    }

    @Test void theStepToABackupLeadsToWhereItIsMade() throws Exception {
        var store = folder.resolve("old.chancery");
        leaveWithoutBackup(store);
        preferences().change(before -> before.opened(store, YESTERDAY));
        start();
        type("passphrase", PASSPHRASE);
        press("unlock");
        until("the step", () -> words().contains("There is no backup of this store."));
        onWindow(() -> {
            from(scene().getRoot()).lookup((Node one) -> one instanceof Button button && "Back up…".equals(button.getText()))
                    .queryAs(Button.class).fire();
            return null;
        });
        until("the keyboard is there", () -> node("backup-make").isFocused());
        var settings = lookup("#rail-settings").queryAs(ToggleButton.class);
        assertThat(settings.isSelected()).isTrue();
        var place = onWindow(() -> node("backups").localToScene(0, 0));
        assertThat(place.getY()).as("it is in sight").isBetween(0.0, scene().getHeight() / 2);
        picture("settings-backups");
    }

    private static void leaveWithoutBackup(Path store) {
        var before = new Surroundings(new TestClock(Instant.now().minus(Duration.ofDays(3))), new SecureRandom(), new Cost(64, 1, 1), 2);
        try (var office = Office.create(store, PASSPHRASE.toCharArray(), before)) {
            office.authorities().create(TestOffice.newAuthority("Lab Root", Optional.empty(), KeySpec.EC_P256, OptionalInt.empty()));
            office.backups().change(new BackupSettings("", false, 1, 1, 1, 0));
        }
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
        preferences().change(before -> before.opened(folder.resolve("gone.chancery"), YESTERDAY));
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
        preferences().change(before -> before.opened(store, YESTERDAY).opened(folder.resolve("new.chancery"), YESTERDAY));
        start();
        var list = (ListView<?>) node("stores");
        until("both", () -> lookup("#stores .icon-button").queryAll().size() == 2);
        forgetFirst();
        until("one less", () -> list.getItems().size() == 1);
        assertThat(preferences().current().recent()).extracting(Preferences.Recent::store).containsExactly(store);
        until("its row", () -> lookup("#stores .icon-button").queryAll().size() == 1);
        forgetFirst();
        until("the first run", () -> node("firstRun").isVisible());
        assertThat(preferences().current().recent()).isEmpty();
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
                .opened(folder.resolve("Labor.chancery"), YESTERDAY).opened(folder.resolve("Werkstatt.chancery"), YESTERDAY));
        start();
        node("unlock");
        assertThat(words()).contains("_Entsperren");
        picture("unlock-german-dark");
        press("newStore");
        node("again");
        picture("new-store-german-dark");
    }

    private void makeStore() {
        fillNewStore();
        press("skip");
        until("the shell", () -> lookup("#rail-settings").tryQuery().isPresent());
    }

    @Test void aNewStoreGetsItsRecoveryKeyAndOpensWithItWhenThePassphraseIsForgotten() throws Exception {
        start();
        press("create");
        type("passphrase", PASSPHRASE);
        type("again", PASSPHRASE);
        press("create");
        node("recoveryPrint");
        picture("recovery");
        var groups = onWindow(() -> lookup(".recovery-group").queryAllAs(Label.class).stream().map(Label::getText).toList());
        assertThat(groups).hasSize(8);
        for (var field : List.of("first", "second")) {
            int number = Integer.parseInt(((Label) node(field + "Label")).getText().replaceAll("\\D", ""));
            onWindow(() -> {
                ((TextField) lookup("#" + field).query()).setText(groups.get(number - 1).toLowerCase());
                return null;
            });
        }
        press("keep");
        until("it is kept", () -> lookup("#recoveryPrint").tryQuery().isEmpty());
        press("skip");
        until("the shell", () -> lookup("#rail-settings").tryQuery().isPresent());
        push(KeyCode.CONTROL, KeyCode.L);
        node("unlock");
        assertThat(words()).doesNotContain(groups.get(0));
        press("forgotten");
        type("key", String.join(" ", groups));
        type("passphrase", "a passphrase of today");
        type("again", "a passphrase of today");
        picture("recover");
        press("recover");
        until("the shell again", () -> lookup("#rail-settings").tryQuery().isPresent());
    }

    @Test void theRecoveryKeyIsShownInGermanInTheDark() throws Exception {
        preferences().change(before -> before.with(Preferences.Language.GERMAN).with(Preferences.Theme.DARK));
        start();
        press("create");
        type("passphrase", PASSPHRASE);
        type("again", PASSPHRASE);
        press("create");
        node("recoveryPrint");
        picture("recovery-german-dark");
        press("recoveryCancel");
        press("skip");
        until("the shell", () -> lookup("#rail-settings").tryQuery().isPresent());
        push(KeyCode.CONTROL, KeyCode.L);
        press("forgotten");
        type("key", "AAAAA-BBBBB");
        picture("recover-german-dark");
    }

    private void fillNewStore() {
        press("create");
        type("passphrase", PASSPHRASE);
        type("again", PASSPHRASE);
        picture("new-store");
        onWindow(() -> {
            ((CheckBox) lookup("#recovery").query()).setSelected(false);
            return null;
        });
        press("create");
        node("skip");
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
