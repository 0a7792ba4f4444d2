package dev.chancery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.SoftToken;
import dev.chancery.TestOffice;
import dev.chancery.domain.KeyHome;
import dev.chancery.domain.KeySpec;
import dev.chancery.engine.KeyPlace;
import dev.chancery.ui.authorities.AuthoritiesScreen;
import dev.chancery.ui.authorities.Means;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An authority is made whose key lives on a token.
class TokenJourney extends Journey {

    @TempDir private Path folder;
    private SoftToken soft;
    private TestOffice lab;
    private final ChosenFiles files = new ChosenFiles();

    @BeforeEach void openStore() throws IOException {
        soft = SoftToken.in(Files.createDirectory(folder.resolve("hsm")), "labca");
        lab = TestOffice.in(folder);
        lab.root("Lab Root", KeySpec.EC_P256);
        lab.office.tokens().askBy(new PinQuestion(dialogs));
    }

    @AfterEach void closeStore() {
        lab.close();
    }

    private void open() {
        onWindow(() -> {
            var screen = new AuthoritiesScreen(new Means(lab.office, background,
                    new Means.Window(dialogs, layers.toasts(), files), _ -> {}));
            views.add(ShellController.class, () -> new ShellController(
                    new ShellModel(List.of(screen.screen()), background.jobs(), "lab.chancery", () -> {})));
            layers.show(views.load("shell"));
            return null;
        });
    }

    private void press(String id) {
        var button = node(id, Button.class);
        until(id + " enabled", () -> !button.isDisabled());
        onWindow(() -> {
            button.fire();
            return null;
        });
    }

    private void type(String pin) {
        var field = node("tokenPin", PassphraseField.class);
        onWindow(() -> {
            ((TextField) field.lookup(".password-field")).setText(pin);
            return null;
        });
        press("pinGiven");
    }

    private void form(String name) {
        press("newRoot");
        onWindow(() -> {
            node("name", TextField.class).setText(name);
            node("onToken", RadioButton.class).fire();
            return null;
        });
        onWindow(() -> {
            @SuppressWarnings("unchecked") ComboBox<Path> module = node("token-module", ComboBox.class);
            module.setValue(SoftToken.MODULE);
            return null;
        });
        press("token-find");
        var token = node("token", ComboBox.class);
        until("the token", () -> token.getValue() != null);
        end();
    }

    private void end() {
        onWindow(() -> {
            for (Node up = node("token-module", Node.class); up != null; up = up.getParent()) {
                if (up instanceof ScrollPane pane) {
                    pane.setVvalue(1);
                }
            }
            return null;
        });
    }

    @Test void anAuthorityIsMadeOnATokenAfterItsPin() {
        open();
        form("Token Root");
        snapshots("token-form");
        press("create");
        type("9999");
        until("the wrong PIN is told", () -> lookup("#pinWrong").tryQuery().isPresent());
        assertThat(node("pinWrong", Label.class).getText()).contains("That is not the PIN", "few tries");
        snapshots("token-pin");
        type(SoftToken.PIN);
        until("the authority", () -> lab.office.authorities().all().size() == 2);
        assertThat(lab.office.authorities().all().getLast().home()).isInstanceOf(KeyHome.OnToken.class);
        until("its page", () -> lookup(".selectable-text").<SelectableText>queryAll().stream()
                .anyMatch(text -> text.getText().contains("on the token labca") && text.getText().contains("which is plugged in")));
        snapshots("token-authority");
    }

    @Test void withoutAPinNothingIsMade() {
        open();
        form("Token Root");
        press("create");
        node("tokenPin", PassphraseField.class);
        press("pinCancelled");
        until("the failure", () -> lookup(".dialog-title").queryAll().stream()
                .anyMatch(one -> one instanceof Label label && label.getText().contains("needs its PIN")));
        snapshots("token-no-pin");
        assertThat(lab.office.authorities().all()).hasSize(1);
    }

    private void leaveAnAuthorityOnTheToken() throws IOException {
        soft.tool("--keypairgen", "--key-type", "EC:prime256v1", "--label", "made", "--id", "0a");
        try (var other = TestOffice.in(Files.createDirectory(folder.resolve("other")))) {
            other.office.tokens().use(SoftToken.MODULE);
            other.office.tokens().askBy((_, _) -> Optional.of(SoftToken.PIN.toCharArray()));
            var key = other.office.tokens().keys(soft.name()).getFirst();
            var made = other.office.authorities().create(TestOffice.newAuthority("Plant Root", Optional.empty(), KeySpec.EC_P256,
                    OptionalInt.empty()).at(new KeyPlace.ThereOnToken(soft.name(), key)));
            var der = Files.write(folder.resolve("plant.der"), made.certificate().der().toArray());
            soft.tool("--write-object", der.toString(), "--type", "cert", "--id", "0a", "--label", "made");
        }
    }

    private void showKeys() {
        press("token-keys");
        type(SoftToken.PIN);
        node("adopt-0a", Button.class);
        end();
    }

    @Test void anAuthorityThatIsOnATokenIsTakenOver() throws IOException {
        leaveAnAuthorityOnTheToken();
        open();
        form("");
        showKeys();
        snapshots("token-adopt");
        press("adopt-0a");
        until("the authority", () -> lab.office.authorities().all().size() == 2);
        var taken = lab.office.authorities().all().stream().filter(one -> one.name().equals("Plant Root")).findFirst().orElseThrow();
        assertThat(taken.home()).isInstanceOf(KeyHome.OnToken.class);
        until("its page", () -> lookup(".selectable-text").<SelectableText>queryAll().stream()
                .anyMatch(text -> text.getText().contains("on the token labca")));
        snapshots("token-adopted");
    }

    @Test void takingOverSpeaksGerman() throws IOException {
        leaveAnAuthorityOnTheToken();
        language(Locale.GERMANY);
        open();
        form("");
        showKeys();
        snapshots("token-adopt-de");
    }

    @Test void itSpeaksGerman() {
        language(Locale.GERMANY);
        open();
        form("Token-Wurzel");
        snapshots("token-form-de");
        press("create");
        node("tokenPin", PassphraseField.class);
        snapshots("token-pin-de");
        press("pinCancelled");
    }
}
