package dev.chancery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.BulkState;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.NamePattern;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Ttl;
import dev.chancery.engine.BulkSource;
import dev.chancery.engine.BulkWish;
import dev.chancery.engine.Certificates;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Wish;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.engine.Scope;
import dev.chancery.engine.VaultLab;
import dev.chancery.pki.Keys;
import dev.chancery.pki.SigningRequest;
import dev.chancery.ui.issue.ManyScreen;
import dev.chancery.ui.issue.Means;
import dev.chancery.ui.renew.RenewScreen;
import dev.chancery.ui.requests.RequestsScreen;
import dev.chancery.ui.revoke.RevokeScreen;
import dev.chancery.vault.PracticeVault.Fault;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Issuing has moved to a Vault, and the window is the same.
class VaultIssueJourney extends Journey {

    @TempDir Path folder;
    private final List<Destination> gone = new ArrayList<>();
    private VaultLab lab;
    private IssueDesk desk;

    @BeforeEach void openStore() {
        lab = VaultLab.in(folder);
        desk = new IssueDesk(lab.lab, background, layers, folder.resolve("preferences"));
    }

    @AfterEach void closeStore() {
        lab.close();
    }

    private void open(String name, String life) {
        onWindow(() -> {
            desk.issue.openBy(lab.authority.id());
            return null;
        });
        type("issueWho", name);
        until("the authority", () -> node("issueThere", Node.class).isVisible());
        type("issueLife", life);
    }

    private void type(String id, String words) {
        var field = node(id, TextInputControl.class);
        onWindow(() -> {
            field.setText(words);
            return null;
        });
    }

    private void press(String id) {
        until(id + " can be pressed", () -> lookup("#" + id).tryQueryAs(ButtonBase.class)
                .filter(button -> !button.isDisabled() && button.isVisible()).isPresent());
        onWindow(() -> {
            lookup("#" + id).queryAs(ButtonBase.class).fire();
            return null;
        });
    }

    private void unfold() {
        onWindow(() -> {
            node("issueAdvanced", TitledPane.class).setExpanded(true);
            return null;
        });
    }

    private String text(String id) {
        return onWindow(() -> node(id, Label.class).getText());
    }

    private void issued() {
        until("issued", () -> !text("issueDoneTitle").isEmpty());
    }

    @Test void aLifeThatTheRoleCutsIsAskedAboutAndWhatIsKeptIsExportedAsAlways() throws Exception {
        desk.stick(Files.createDirectories(folder.resolve("LABSTICK")));
        open("press-1.lab.test", "9999h");
        unfold();
        until("ready", () -> !node("issueIssue", ButtonBase.class).isDisabled());
        snapshots("vault-issue-form");
        press("issueExportNow");
        until("the question", () -> lookup("#vaultKeep").tryQuery().isPresent());
        snapshots("vault-issue-question");
        assertThat(node("vaultRevoke", Button.class).isDefaultButton()).isTrue();
        press("vaultKeep");
        until("written", () -> lookup("#exportDoneTitle").tryQueryAs(Label.class).filter(title -> !title.getText().isEmpty()).isPresent());
        assertThat(lab.here()).singleElement().satisfies(one -> assertThat(one.thing()).contains(new ThingId("press-1.lab.test")));
    }

    @Test void whatWaitsStandsOnThePageAndIsRevokedAgainFromThere() {
        open("press-1.lab.test", "9999h");
        press("issueIssue");
        press("vaultLater");
        until("told", () -> node("issueAway", Node.class).isVisible());
        snapshots("vault-issue-waits");
        press("issueBack");
        until("the callout", () -> node("issueWaiting", Node.class).isVisible());
        press("issueAnswer");
        press("vaultRevoke");
        until("settled", () -> !node("issueWaiting", Node.class).isVisible());
        assertThat(lab.here()).isEmpty();
    }

    @Test void aSealedVaultIsToldAndAskedAgainWithNothingDouble() {
        open("press-1.lab.test", "720h");
        lab.vault.once("sign/device", Fault.LOST);
        press("issueIssue");
        until("away", () -> node("issueAway", Node.class).isVisible());
        lab.vault.seal();
        press("issueRetry");
        until("sealed", () -> background.jobs().isEmpty() && node("issueAway", Node.class).isVisible());
        snapshots("vault-issue-away");
        lab.vault.unseal();
        press("issueRetry");
        issued();
        snapshots("vault-issue-done");
        assertThat(lab.vault.count("pki_int") - 1).isEqualTo(1);
    }

    @Test void aRequestIsSignedThere() throws Exception {
        var order = lab.order("press-7.lab.test");
        Files.write(folder.resolve("asked.csr"), SigningRequest.write(new Wish(order.subject(), order.names(), KeySpec.EC_P256, Profile.DEVICE),
                Keys.generate(KeySpec.EC_P256, new SecureRandom())));
        lab.lab.office.requests().intake().take(folder.resolve("asked.csr"));
        var requests = onWindow(() -> {
            var screen = new RequestsScreen(new dev.chancery.ui.requests.Means(lab.lab.office, background,
                    new dev.chancery.ui.requests.Means.Window(dialogs, layers.toasts(), new ChosenFiles()), gone::add));
            var shell = new ShellModel(List.of(screen.screen()), background.jobs(), "lab.chancery", () -> {});
            views.add(ShellController.class, () -> new ShellController(shell));
            layers.show(views.load("shell"));
            return screen;
        });
        onWindow(() -> {
            requests.reveal(lab.lab.office.requests().all().getFirst().id());
            return null;
        });
        press("request-sign");
        until("the authority", () -> node("signAuthority", ComboBox.class).getValue() != null);
        type("signLife", "9999h");
        until("ready", () -> !node("signSign", ButtonBase.class).isDisabled());
        snapshots("vault-sign-request");
        press("signSign");
        press("vaultKeep");
        until("signed", () -> lab.lab.office.requests().pending() == 0);
    }

    @Test void renewingAndRevokingGoThereToo() {
        var old = lab.issued("press-1.lab.test");
        lab.lab.clock.advance(Duration.ofDays(25));
        onWindow(() -> {
            new RenewScreen(new dev.chancery.ui.renew.Means(lab.lab.office, background, dialogs, layers.toasts(), gone::add)).rotate(List.of(old.id()));
            return null;
        });
        type("renew-life", "9999h");
        until("ready", () -> !node("renew-yes", ButtonBase.class).isDisabled());
        snapshots("vault-rotate");
        press("renew-yes");
        press("vaultKeep");
        until("rotated", () -> background.jobs().isEmpty() && lab.here().size() == 2);
        revoke(lab.here().getLast());
        until("revoked", () -> lab.here().stream().anyMatch(one -> one.revoked().isPresent()));
        assertThat(lab.compare().agrees()).isTrue();
    }

    private void revoke(Certificate certificate) {
        onWindow(() -> {
            new RevokeScreen(new dev.chancery.ui.revoke.Means(lab.lab.office, background, dialogs, layers.toasts())).open(Scope.of(certificate.id()));
            return null;
        });
        choose(Reason.CERTIFICATE_HOLD);
        until("the reason", () -> !node("revoke-notes", VBox.class).getChildren().isEmpty());
        snapshots("vault-no-hold");
        assertThat(node("revoke-yes", ButtonBase.class).isDisabled()).isTrue();
        choose(Reason.SUPERSEDED);
        press("revoke-yes");
    }

    private void choose(Reason reason) {
        onWindow(() -> {
            lookup("#revoke-reason").<ComboBox<Reason>>query().setValue(reason);
            return null;
        });
        until("looked", () -> background.jobs().isEmpty());
    }

    @Test void aJobForManyIsAskedOnceWhatBecomesOfACutLife() {
        var jobs = lab.lab.office.bulkJobs();
        var id = jobs.start(jobs.plan(new BulkWish(new BulkSource.OfPattern(NamePattern.of("press-{1..5}.lab.test").orRefuse()),
                lab.terms(Ttl.days(700)), Certificates.Equipped.SKIP, Optional.empty()), Progress.NONE)).id();
        language(Locale.GERMANY);
        onWindow(() -> {
            new ManyScreen(new Means(lab.lab.office, background, new Means.Window(dialogs, layers.toasts()),
                    new Places(List::of, PreferenceFile.in(folder.resolve("preferences"))), gone::add), new ChosenFiles()).open(id);
            return null;
        });
        until("the tick", () -> node("manyAsSigned", Node.class).isVisible());
        snapshots("vault-many-de");
        onWindow(() -> {
            node("manyAsSigned", CheckBox.class).setSelected(true);
            return null;
        });
        press("manyGoOn");
        until("done", () -> jobs.one(id).state() == BulkState.DONE);
        assertThat(lab.here()).hasSize(5);
    }

    @Test void thePageSpeaksGerman() {
        language(Locale.GERMANY);
        open("presse-1.lab.test", "9999h");
        unfold();
        until("ready", () -> !node("issueIssue", ButtonBase.class).isDisabled());
        snapshots("vault-issue-form-de");
        press("issueIssue");
        until("the question", () -> lookup("#vaultKeep").tryQuery().isPresent());
        snapshots("vault-issue-question-de");
        lab.vault.seal();
        press("vaultLater");
        press("issueBack");
        type("issueWho", "presse-2.lab.test");
        press("issueIssue");
        until("away", () -> node("issueAway", Node.class).isVisible() && background.jobs().isEmpty()
                && node("issueRetry", ButtonBase.class).isVisible());
        snapshots("vault-issue-away-de");
        lab.vault.unseal();
    }
}
