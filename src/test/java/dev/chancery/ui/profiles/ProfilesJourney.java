package dev.chancery.ui.profiles;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.BuiltIn;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.ui.ChosenFiles;
import dev.chancery.ui.Journey;
import dev.chancery.ui.ShellController;
import dev.chancery.ui.ShellModel;
import dev.chancery.words.ProfileWords;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfilesJourney extends Journey {

    @TempDir private Path folder;

    private final ChosenFiles files = new ChosenFiles();
    private TestOffice lab;

    @BeforeEach void openStore() {
        lab = TestOffice.in(folder);
        lab.root("my.domain.name", KeySpec.EC_P256);
    }

    @AfterEach void closeStore() {
        lab.close();
    }

    private void open() {
        onWindow(() -> {
            var screen = new ProfilesScreen(new Means(lab.office, background, layers, files));
            views.add(ShellController.class, () -> new ShellController(
                    new ShellModel(List.of(screen.screen()), background.jobs(), "lab.chancery", () -> {})));
            layers.show(views.load("shell"));
            return null;
        });
        until("the list", () -> !list().getItems().isEmpty());
    }

    @SuppressWarnings("unchecked")
    private ListView<Profile> list() {
        return lookup("#profiles-list").queryAs(ListView.class);
    }

    private void choose(Profile profile) {
        onWindow(() -> {
            list().getSelectionModel().select(profile);
            list().scrollTo(profile);
            return null;
        });
        until(profile.name(), () -> lookup("#profiles-details .details-title").queryAs(Label.class).getText()
                .equals(ProfileWords.name(profile)));
    }

    private void press(String id) {
        var button = node(id, Button.class);
        until(id + " enabled", () -> !button.isDisabled());
        onWindow(() -> {
            button.fire();
            return null;
        });
    }

    private void type(String id, String text) {
        var field = node(id, TextInputControl.class);
        onWindow(() -> {
            field.setText(text);
            return null;
        });
    }

    private void page(int index) {
        var tabs = node("profile-tabs", TabPane.class);
        onWindow(() -> {
            tabs.getSelectionModel().select(index);
            return null;
        });
    }

    private String meaning() {
        return lookup("#profile-meaning .label").queryAllAs(Label.class).stream().map(Label::getText).reduce("", String::concat);
    }

    @Test void aProfileIsCopiedChangedRemovedAndBroughtBack() {
        open();
        choose(BuiltIn.MAINFLUX);
        snapshots("profiles");
        assertThat(node("profiles-change", Button.class).isDisabled()).isTrue();
        choose(BuiltIn.AMQTT_DEVICE);
        press("profiles-copy");
        type("profile-name", "Assembly sensor");
        snapshots("profiles-form");
        page(1);
        type("profile-o", "?{issuer.O}");
        snapshots("profiles-form-names");
        page(2);
        var client = node("purpose-2", CheckBox.class);
        onWindow(() -> {
            client.setSelected(true);
            return null;
        });
        until("the meaning", () -> meaning().contains("prove who it is to a server"));
        snapshots("profiles-form-usage");
        press("profile-save");
        until("the profile", () -> lab.office.profiles().own().size() == 1);
        until("the list", () -> list().getItems().getFirst().name().equals("Assembly sensor"));
        snapshots("profiles-own");
        press("profiles-remove");
        until("removed", () -> lab.office.profiles().own().isEmpty());
        var undo = lookup(".toast .button").queryAllAs(Button.class).stream().filter(button -> "Undo".equals(button.getText()))
                .findFirst().orElseThrow();
        onWindow(() -> {
            undo.fire();
            return null;
        });
        until("brought back", () -> lab.office.profiles().own().size() == 1);
    }

    @Test void whatIsWrongStandsBesideItsFieldAndBelow() {
        open();
        choose(BuiltIn.MINDSPHERE_CA);
        press("profiles-copy");
        page(3);
        type("profile-crl", "pki.lab/ca.crl");
        type("profile-permitted", "DNS:lab.example\nIP:10.0.0.0/8");
        type("profile-oid", "2.5.29.19");
        type("profile-value", "NULL");
        press("profile-add");
        until("the reason", () -> lookup("#profile-other-wrong").queryAs(Label.class).getText().contains("2.5.29.19"));
        until("what is wrong", () -> lookup("#profile-wrong").queryAs(Label.class).getText().contains("pki.lab/ca.crl"));
        assertThat(node("profile-save", Button.class).isDisabled()).isTrue();
        snapshots("profiles-form-wrong");
        type("profile-crl", "http://pki.lab/ca.crl");
        type("profile-oid", "1.3.6.1.4.1.99999.1");
        type("profile-value", "SEQ{UTF8:\"press\", INT:7}");
        press("profile-add");
        until("the extension", () -> lookup("#profile-others .label").tryQuery().isPresent());
        snapshots("profiles-form-extensions");
    }

    @Test void aProfileGoesToAnotherStoreAsAFile() throws IOException {
        open();
        var file = folder.resolve("sensor.json");
        files.next(file);
        choose(BuiltIn.VAULT);
        press("profiles-export");
        until("the file", () -> Files.exists(file));
        files.next(file);
        press("profiles-import");
        until("the editor", () -> lookup("#profile-name").tryQuery().isPresent());
        assertThat(node("profile-name", TextInputControl.class).getText()).isEqualTo("Vault role 2");
        press("profile-save");
        until("the profile", () -> lab.office.profiles().own().size() == 1);
        Files.writeString(file, "{\"chancery\": \"profile\", \"version\": 99}");
        files.next(file);
        press("profiles-import");
        until("the reason", () -> lookup(".dialog-title").tryQuery().isPresent());
        snapshots("profiles-import-refused");
    }

    @Test void theScreenFitsInGerman() {
        language(Locale.GERMANY);
        open();
        choose(BuiltIn.AMQTT_DEVICE);
        snapshot("profiles-german-light");
        press("profiles-copy");
        snapshot("profiles-form-german-light");
        page(1);
        snapshot("profiles-form-names-german-light");
        page(2);
        snapshot("profiles-form-usage-german-light");
        page(3);
        snapshot("profiles-form-extensions-german-light");
    }
}
