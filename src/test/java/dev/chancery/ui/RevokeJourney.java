package dev.chancery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.engine.Order;
import dev.chancery.engine.Scope;
import dev.chancery.ui.certificates.CertificatesScreen;
import dev.chancery.ui.revoke.RevokeScreen;
import dev.chancery.ui.things.ThingsScreen;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Certificates are revoked, held and released from where the user comes across them.
class RevokeJourney extends Journey {

    @TempDir Path folder;
    private TestOffice lab;
    private Authority line;
    private RevokeScreen revoke;
    private CertificatesScreen certificates;
    private ThingsScreen things;

    @BeforeEach void openStore() {
        lab = TestOffice.in(folder);
        line = lab.intermediate("Line 3", lab.root("Lab Root", KeySpec.EC_P256), KeySpec.EC_P256);
    }

    @AfterEach void closeStore() {
        lab.close();
    }

    private Certificate issue(String thing) {
        return lab.office.certificates().issue(Order.of(grouped(thing), TestOffice.terms(line, Profile.DEVICE, KeySpec.EC_P256)));
    }

    private Thing grouped(String id) {
        return lab.office.things().add(new ThingId(id), Thing.Description.of("", "Hall 1", "", "", "", "").orRefuse());
    }

    private void publishing() {
        lab.office.revocationLists().change(line.id(), new RevocationListSettings(24, folder.resolve("crl.pem").toString(), "", false, false));
    }

    private void openWindow(String screen) {
        onWindow(() -> {
            revoke = new RevokeScreen(new dev.chancery.ui.revoke.Means(lab.office, background, dialogs, layers.toasts()));
            certificates = new CertificatesScreen(new dev.chancery.ui.certificates.Means(lab.office, background, layers, new ChosenFiles(), this::go));
            things = new ThingsScreen(new dev.chancery.ui.things.Means(lab.office, background, layers, new ChosenFiles(), this::go));
            var shell = new ShellModel(List.of(certificates.screen(), things.screen()), background.jobs(), "lab.chancery", () -> {});
            views.add(ShellController.class, () -> new ShellController(shell));
            layers.show(views.load("shell"));
            shell.show(screen);
            return null;
        });
    }

    private void go(Destination where) {
        switch (where) {
            case Destination.Revoke(var scope) -> revoke.open(scope);
            case Destination.Release(var scope) -> revoke.release(scope);
            default -> throw new AssertionError("not from here");
        }
    }

    private void press(String id) {
        var button = node(id, Button.class);
        until(id + " enabled", () -> !button.isDisabled());
        onWindow(() -> {
            button.fire();
            return null;
        });
    }

    @SuppressWarnings("unchecked")
    private void choose(Reason reason) {
        until("the question", () -> lookup("#revoke-reason").tryQuery().isPresent());
        var choice = (ComboBox<Reason>) node("revoke-reason", ComboBox.class);
        onWindow(() -> {
            choice.setValue(reason);
            return null;
        });
    }

    private void reveal(Certificate certificate) {
        onWindow(() -> {
            certificates.reveal(certificate.id());
            return null;
        });
        until("its details", () -> node("certificate-title", Label.class).getText().equals(certificate.label()));
    }

    private void refreshed() {
        until("no job", () -> background.jobs().isEmpty());
        onWindow(() -> {
            certificates.refresh();
            return null;
        });
    }

    private boolean isRevoked(Certificate certificate) {
        return lab.office.certificates().one(certificate.id()).revoked().isPresent();
    }

    @Test void aCertificateIsHeldReleasedAndRevoked() {
        var press = issue("press-1");
        issue("press-2");
        publishing();
        openWindow("certificates");
        reveal(press);
        press("certificate-revoke");
        until("what it does", () -> node("revoke-title", Label.class).getText().startsWith("Revoke this"));
        assertThat(node("revoke-yes", Button.class).isDisabled()).isTrue();
        choose(Reason.CERTIFICATE_HOLD);
        until("the hold", () -> node("revoke-yes", Button.class).getText().contains("on hold"));
        snapshots("revoke-hold");
        press("revoke-yes");
        until("it is held", () -> isRevoked(press));
        refreshed();
        until("since when", () -> node("certificate-revoked", Label.class).getText().startsWith("On hold since"));
        snapshots("revoke-held");
        press("certificate-release");
        until("the question", () -> lookup("Release 1 certificate").tryQuery().isPresent());
        clickOn("Release 1 certificate");
        until("it is trusted again", () -> !isRevoked(press));
        refreshed();
        until("nothing of it", () -> !node("certificate-revoked", Label.class).isVisible());
        press("certificate-revoke");
        choose(Reason.KEY_COMPROMISE);
        press("revoke-yes");
        until("it is revoked", () -> isRevoked(press));
        refreshed();
        until("why", () -> node("certificate-revoked", Label.class).getText().contains("The key leaked"));
        snapshots("revoke-revoked");
        assertThat(node("certificate-revoke", Button.class).isDisabled()).isTrue();
    }

    @Test void manyAreRevokedTogetherAndItSaysThatNobodyLearnsOfIt() {
        var all = List.of(issue("press-1"), issue("press-2"), issue("press-3"), issue("press-4"), issue("press-5"), issue("press-6"), issue("press-7"), issue("press-8"));
        lab.office.revocations().revoke(Scope.of(all.getFirst().id()), Reason.SUPERSEDED);
        language(Locale.GERMANY);
        openWindow("certificates");
        until("the list", () -> certificates != null && lookup("#certificates-table").tryQuery().isPresent()
                && node("certificates-table", TableView.class).getItems().size() == 10);
        onWindow(() -> {
            node("certificates-table", TableView.class).getSelectionModel().selectAll();
            return null;
        });
        press("certificates-revoke");
        choose(Reason.SUPERSEDED);
        until("the count", () -> node("revoke-title", Label.class).getText().contains("8"));
        snapshots("revoke-many-de");
        press("revoke-yes");
        until("all are", () -> all.stream().allMatch(this::isRevoked));
    }

    @Test void everythingOfAnAuthorityNeedsItsName() {
        var press = issue("press-1");
        publishing();
        openWindow("certificates");
        onWindow(() -> {
            go(new Destination.Revoke(new Scope.OfAuthority(line.id())));
            return null;
        });
        choose(Reason.CA_COMPROMISE);
        until("the name is asked for", () -> node("revoke-confirm", TextField.class).isVisible());
        assertThat(node("revoke-yes", Button.class).isDisabled()).isTrue();
        onWindow(() -> {
            node("revoke-confirm", TextField.class).setText("Line 3");
            return null;
        });
        snapshots("revoke-authority");
        press("revoke-yes");
        until("it is revoked", () -> isRevoked(press));
    }

    @Test void aGroupOfThingsIsRevokedAndAThingIsRemovedWithItsCertificates() {
        var press = issue("press-1");
        var oven = issue("oven-1");
        openWindow("things");
        until("the list", () -> lookup("#things-table").tryQuery().isPresent());
        onWindow(() -> {
            things.reveal(new ThingId("oven-1"));
            return null;
        });
        until("the thing", () -> node("thing-title", Label.class).getText().equals("oven-1"));
        var menu = node("thing-revoke", MenuButton.class);
        onWindow(() -> {
            menu.getItems().get(1).fire();
            return null;
        });
        choose(Reason.CESSATION_OF_OPERATION);
        until("both", () -> node("revoke-title", Label.class).getText().contains("2"));
        press("revoke-cancel");
        press("thing-remove");
        until("the question", () -> lookup("Remove 1 thing, revoke 1").tryQuery().isPresent());
        snapshots("revoke-remove-thing");
        clickOn("Remove 1 thing, revoke 1");
        until("it is revoked", () -> isRevoked(oven));
        assertThat(isRevoked(press)).isFalse();
        assertThat(lab.office.certificates().one(oven.id()).thing()).contains(new ThingId("oven-1"));
    }
}
