package dev.chancery.ui.vaultsetup;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.VaultPlan;
import dev.chancery.ui.ChosenFiles;
import dev.chancery.ui.Journey;
import dev.chancery.ui.PassphraseField;
import dev.chancery.vault.PracticeVault;
import dev.chancery.vault.PracticeVault.Fault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TabPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A PKI set up from the window, with a root of the store, on a Vault of this machine.
class VaultSetupJourney extends Journey {

    @TempDir Path folder;
    private final ChosenFiles files = new ChosenFiles();
    private final List<VaultPlan> connected = new ArrayList<>();
    private TestOffice lab;
    private PracticeVault vault;

    @BeforeEach void openStore() {
        lab = TestOffice.in(folder);
        lab.root("Lab Root", KeySpec.EC_P384);
        vault = PracticeVault.start(lab.clock);
    }

    @AfterEach void closeStore() {
        vault.close();
        lab.close();
    }

    private void open() {
        onWindow(() -> {
            new VaultSetupScreen(new Means(lab.office, background, new Means.Window(dialogs, layers.toasts(), files),
                    Optional.of((plan, _) -> connected.add(plan)))).open();
            return null;
        });
    }

    private void press(String id) {
        var button = node(id, ButtonBase.class);
        until(id + " can be pressed", () -> !button.isDisabled() && button.isVisible());
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

    private void token(String text) {
        var field = (PasswordField) node("vaultToken", PassphraseField.class).lookup(".password-field");
        onWindow(() -> {
            field.setText(text);
            return null;
        });
    }

    private void toTheLastPage() {
        press("wizardNext");
        press("wizardNext");
        press("wizardNext");
        until("the steps", () -> lookup("#vaultSteps").tryQueryAs(VBox.class).filter(steps -> !steps.getChildren().isEmpty()).isPresent());
    }

    private void tab(int number) {
        var tabs = node("vaultTabs", TabPane.class);
        onWindow(() -> {
            tabs.getSelectionModel().select(number);
            return null;
        });
    }

    @Test void aPkiIsSetUpAndItsSecretIdIsLentOnce() throws IOException {
        open();
        snapshots("vault-setup-where");
        assertThat(node("wizardNext", ButtonBase.class).isDisabled()).isTrue();
        type("vaultAddress", vault.address().base().toString());
        token(PracticeVault.ROOT_TOKEN);
        press("wizardNext");
        snapshots("vault-setup-chain");
        press("wizardNext");
        type("vaultDomains", "lab.test");
        snapshots("vault-setup-role");
        press("wizardNext");
        until("looked at", () -> !node("wizardNext", ButtonBase.class).isDisabled());
        snapshots("vault-setup-steps");
        tab(1);
        snapshots("vault-setup-script");
        files.next(folder.resolve("setup.sh"));
        press("vaultSaveScript");
        until("saved", () -> Files.exists(folder.resolve("setup.sh")));
        assertThat(Files.readString(folder.resolve("setup.sh"))).startsWith("#!").doesNotContain(PracticeVault.ROOT_TOKEN);
        tab(2);
        snapshots("vault-setup-terraform");
        tab(0);
        press("wizardNext");
        until("done", () -> lookup("#vaultDone").tryQuery().isPresent());
        snapshots("vault-setup-done");
        assertThat(lab.office.authorities().all()).hasSize(2);
        assertThat(node("vaultRoleId", TextInputControl.class).getText()).isNotEmpty();
        press("vaultCopySecretId");
        until("lent", () -> node("vaultCopySecretId", ButtonBase.class).getText().matches(".*\\d.*"));
        press("vaultConnect");
        assertThat(connected).hasSize(1);
    }

    @Test void whatDiffersIsAskedAbout() {
        vault.make("POST", "sys/mounts/pki_int", Map.of("type", "pki", "config", Map.of("max_lease_ttl", "720h")));
        open();
        type("vaultAddress", vault.address().base().toString());
        token(PracticeVault.ROOT_TOKEN);
        toTheLastPage();
        until("looked at", () -> lookup("#vaultSteps .check-box").tryQuery().isPresent());
        snapshots("vault-setup-differs");
        onWindow(() -> {
            lookup("#vaultSteps .check-box").queryAs(CheckBox.class).fire();
            return null;
        });
        press("wizardNext");
        until("done", () -> lookup("#vaultDone").tryQuery().isPresent());
        assertThat(vault.asked()).contains("POST sys/mounts/pki_int/tune");
    }

    @Test void anAuthorityOfOthersStandsInTheWay() {
        vault.withPki();
        open();
        type("vaultAddress", vault.address().base().toString());
        token(PracticeVault.ROOT_TOKEN);
        toTheLastPage();
        until("blocked", () -> node("vaultBlocked", Label.class).isVisible());
        snapshots("vault-setup-blocked");
        assertThat(node("wizardNext", ButtonBase.class).isDisabled()).isTrue();
    }

    @Test void aRunThatBreaksOffGoesOn() {
        open();
        type("vaultAddress", vault.address().base().toString());
        token(PracticeVault.ROOT_TOKEN);
        toTheLastPage();
        until("looked at", () -> !node("wizardNext", ButtonBase.class).isDisabled());
        vault.once("POST pki_int/roles/device", Fault.BROKEN);
        press("wizardNext");
        until("told", () -> lookup(".dialog").tryQuery().isPresent());
        snapshots("vault-setup-broken");
        assertThat(lab.office.authorities().all()).hasSize(2);
    }

    @Test void withoutATokenThereAreTheTextsAlone() {
        language(Locale.GERMAN);
        open();
        snapshots("vault-setup-where-de");
        type("vaultAddress", "https://vault.lab:8200");
        press("wizardNext");
        snapshots("vault-setup-chain-de");
        press("wizardNext");
        snapshots("vault-setup-role-de");
        press("wizardNext");
        until("the script", () -> node("vaultScript", TextArea.class).getText().startsWith("#!"));
        snapshots("vault-setup-steps-de");
        assertThat(node("vaultNeedsToken", Label.class).isVisible()).isTrue();
        assertThat(node("wizardNext", ButtonBase.class).isDisabled()).isTrue();
    }
}
