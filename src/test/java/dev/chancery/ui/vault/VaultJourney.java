package dev.chancery.ui.vault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.VaultPath;
import dev.chancery.domain.VaultPlace;
import dev.chancery.engine.Order;
import dev.chancery.engine.VaultTarget;
import dev.chancery.ui.ChosenFiles;
import dev.chancery.ui.Destination;
import dev.chancery.ui.Journey;
import dev.chancery.ui.PassphraseField;
import dev.chancery.ui.ShellController;
import dev.chancery.ui.ShellModel;
import dev.chancery.ui.Views;
import dev.chancery.ui.authorities.AuthoritiesScreen;
import dev.chancery.vault.PracticeVault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An authority of a Vault of this machine is added from the window, and looked after.
class VaultJourney extends Journey {

    private static final String LITTLE = "path \"pki_int/sign/device\" { capabilities = [\"update\"] }";

    @TempDir Path folder;
    private final ChosenFiles files = new ChosenFiles();
    private final List<Destination> gone = new ArrayList<>();
    private TestOffice lab;
    private PracticeVault vault;

    @BeforeEach void openStore() {
        lab = TestOffice.in(folder);
        lab.root("Lab Root", KeySpec.EC_P384);
        lab.office.vaults().askBy(new SignInQuestion(dialogs));
        vault = PracticeVault.start(lab.clock).withPki();
    }

    @AfterEach void closeStore() {
        vault.close();
        lab.close();
    }

    private VaultScreen screen() {
        return new VaultScreen(new Means(lab.office, background, new Means.Window(dialogs, layers.toasts(), files), gone::add));
    }

    private void connect() {
        onWindow(() -> {
            screen().connect();
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

    private void secret(String text) {
        var field = (PasswordField) node("vaultSecret", PassphraseField.class).lookup(".password-field");
        onWindow(() -> {
            field.setText(text);
            return null;
        });
    }

    private void toTheLogin() {
        connect();
        type("vaultAddress", vault.address().base().toString());
        press("wizardNext");
        until("looked at", () -> lookup("#vaultSeen .label").tryQuery().isPresent());
    }

    private void toTheCheck(String token) {
        toTheLogin();
        secret(token);
        press("vaultEnter");
        press("wizardNext");
    }

    @Test void anAuthorityIsAdded() {
        connect();
        snapshots("vault-connect-server");
        assertThat(node("wizardNext", ButtonBase.class).isDisabled()).isTrue();
        type("vaultAddress", vault.address().base().toString());
        press("wizardNext");
        until("looked at", () -> lookup("#vaultSeen .label").tryQuery().isPresent());
        secret("s.wrong");
        press("vaultEnter");
        until("refused", () -> node("vaultRefused", Label.class).isVisible());
        snapshots("vault-connect-refused");
        secret(PracticeVault.ROOT_TOKEN);
        press("vaultEnter");
        until("signed in", () -> !node("wizardNext", ButtonBase.class).isDisabled());
        snapshots("vault-connect-signed-in");
        press("wizardNext");
        until("the role", () -> !node("wizardNext", ButtonBase.class).isDisabled());
        snapshots("vault-connect-target");
        press("wizardNext");
        until("looked at", () -> !node("wizardNext", ButtonBase.class).isDisabled());
        type("vaultName", "Plant Vault");
        snapshots("vault-connect-check");
        press("wizardNext");
        until("added", () -> !gone.isEmpty());
        assertThat(lab.office.vaults().homes()).hasSize(1);
        assertThat(gone).containsExactly(new Destination.OneAuthority(lab.office.vaults().homes().getFirst().authority()));
    }

    @Test void aRoleThatIsNamedBeforeItsPageIsLaidOutStays() {
        var model = onWindow(() -> new ConnectModel(lab.office, background));
        onWindow(() -> {
            var page = (Region) new Views().add(TargetController.class, () -> new TargetController(model)).load("vault-target");
            scene.setRoot(new StackPane(page));
            page.applyCss();
            model.target().offer(List.of("device"));
            page.layout();
            return null;
        });
        assertThat(model.target().roleProperty().get()).isEqualTo("device");
        assertThat(node("vaultRole", ComboBox.class).getEditor().getText()).isEqualTo("device");
    }

    @Test void whatThePolicyLacksIsShown() {
        language(Locale.GERMAN);
        var token = vault.token(LITTLE, Duration.ofHours(1), 0).<String>use(String::new);
        toTheCheck(token);
        until("no list", () -> node("vaultRolesHidden", Label.class).isVisible());
        onWindow(() -> {
            node("vaultRole", ComboBox.class).getEditor().setText("device");
            return null;
        });
        snapshots("vault-connect-target-de");
        press("wizardNext");
        until("the policy", () -> node("vaultPolicy", TextArea.class).getText().contains("pki_int/revoke"));
        snapshots("vault-connect-check-de");
        assertThat(node("wizardNext", ButtonBase.class).isDisabled()).isTrue();
        press("wizardCancel");
    }

    @Test void aServerThatIsAwayIsSaidOnThePage() {
        language(Locale.GERMAN);
        connect();
        snapshots("vault-connect-server-de");
        vault.close();
        type("vaultAddress", vault.address().base().toString());
        press("wizardNext");
        until("the trouble", () -> lookup("#vaultTrouble .label").tryQuery().filter(Node::isVisible).isPresent());
        snapshots("vault-connect-away-de");
        assertThat(node("wizardNext", ButtonBase.class).isDisabled()).isTrue();
    }

    private AuthorityId authority() {
        var vaults = lab.office.vaults();
        var server = vaults.remember(new VaultPlace(vault.address().base().toString(), "", List.of(), VaultPlace.Login.TOKEN));
        vaults.signIn(server.id(), PracticeVault.ROOT_TOKEN.toCharArray(), false, Progress.NONE);
        var target = new VaultTarget(server.id(), new VaultPath("pki_int"), new VaultPath("device"), false);
        return vaults.add(target, vaults.survey(target, Progress.NONE), "Plant Vault", Progress.NONE).id();
    }

    private void page(AuthorityId authority) {
        onWindow(() -> {
            screen().show(authority);
            return null;
        });
        until("its page", () -> node("vaultAuthorityName", Label.class).getText().equals("Plant Vault"));
    }

    private void issue(AuthorityId authority, String name, Ttl life) {
        lab.office.vaults().issuing().issue(Order.of(lab.thing(name), new Order.Terms(authority, Profile.DEVICE, KeySpec.EC_P256, life)), Progress.NONE);
    }

    private void strayThere(String name) {
        vault.make("POST", "pki_int/issue/device", Map.of("common_name", name, "ttl", "720h"));
    }

    private void yes(String words) {
        until(words, () -> lookup(".dialog .button").<Button>queryAll().stream().anyMatch(one -> one.getText().equals(words)));
        onWindow(() -> {
            lookup(".dialog .button").<Button>queryAll().stream().filter(one -> one.getText().equals(words)).forEach(Button::fire);
            return null;
        });
    }

    private boolean says(String words) {
        return lookup("#vaultPage .label").<Label>queryAll().stream().anyMatch(one -> one.isVisible() && one.getText().contains(words));
    }

    @Test void aTokenThatHasEndedIsAskedForAndTheBooksAreBroughtInLine() {
        var authority = authority();
        issue(authority, "press-1.lab.test", Ttl.days(30));
        issue(authority, "cut.lab.test", Ttl.days(700));
        strayThere("stray.lab.test");
        page(authority);
        until("what waits", () -> lookup("#vaultKeepIt").tryQuery().isPresent());
        snapshots("vault-page");
        lab.office.vaults().signOut(lab.office.vaults().servers().getFirst().id());
        press("vaultCompare");
        until("asked", () -> lookup("#vaultSignIn").tryQuery().isPresent());
        snapshots("vault-sign-in");
        secret("s.wrong");
        press("vaultSignedIn");
        until("asked again", () -> lookup("#vaultRefused").tryQuery().filter(Node::isVisible).isPresent());
        snapshots("vault-sign-in-again");
        secret(PracticeVault.ROOT_TOKEN);
        press("vaultSignedIn");
        until("compared", () -> says("The two sides differ"));
        snapshots("vault-page-differs");
        press("vaultAdopt");
        until("the question", () -> lookup(".affected").tryQuery().isPresent());
        snapshots("vault-adopt");
        yes("Bring in line");
        until("in line", () -> says("Both sides agree"));
        press("vaultKeepIt");
        until("kept", () -> lookup("#vaultKeepIt").tryQuery().isEmpty());
        assertThat(lab.office.authorities().issued()).containsEntry(authority, 3L);
    }

    @Test void whoDoesNotSignInChangesNothing() {
        var authority = authority();
        lab.office.vaults().signOut(lab.office.vaults().servers().getFirst().id());
        page(authority);
        press("vaultPageSignIn");
        press("vaultSignInCancelled");
        until("said", () -> says("Nobody is signed in at Vault"));
        snapshots("vault-page-cancelled");
        assertThat(lab.office.vaults().isSignedIn(lab.office.vaults().servers().getFirst().id())).isFalse();
    }

    @Test void aServerThatIsAwayIsSaidAndTheAuthorityIsForgotten() {
        language(Locale.GERMAN);
        var authority = authority();
        issue(authority, "press-1.lab.test", Ttl.days(30));
        page(authority);
        vault.close();
        press("vaultCompare");
        until("away", () -> says("Der Vault ist nicht erreichbar"));
        snapshots("vault-page-away-de");
        press("vaultForget");
        until("the question", () -> lookup(".affected").tryQuery().isPresent());
        snapshots("vault-forget-de");
        yes("Vergessen");
        until("forgotten", () -> !gone.isEmpty());
        assertThat(lab.office.authorities().inVault(authority)).isEmpty();
        assertThat(lab.office.authorities().issued()).containsEntry(authority, 1L);
    }

    @Test void theWaysThereAreAmongTheAuthorities() {
        var authority = authority();
        onWindow(() -> {
            var authorities = new AuthoritiesScreen(new dev.chancery.ui.authorities.Means(lab.office, background,
                    new dev.chancery.ui.authorities.Means.Window(dialogs, layers.toasts(), files), gone::add));
            views.add(ShellController.class, () -> new ShellController(
                    new ShellModel(List.of(authorities.screen()), background.jobs(), "lab.chancery", () -> {})));
            layers.show(views.load("shell"));
            authorities.reveal(authority);
            return null;
        });
        until("its name", () -> lookup("#authorityName").tryQueryAs(Label.class).filter(one -> one.getText().equals("Plant Vault")).isPresent());
        snapshots("vault-among-authorities");
        assertThat(node("issue", Button.class).isDisabled()).isFalse();
        press("vaultOfAuthority");
        onWindow(() -> {
            node("vaultMenu", MenuButton.class).getItems().getFirst().fire();
            return null;
        });
        assertThat(gone).containsExactly(new Destination.VaultAuthority(authority), new Destination.AddFromVault());
    }
}
