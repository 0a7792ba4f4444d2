package dev.chancery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.engine.Ancestry;
import dev.chancery.engine.Order;
import dev.chancery.ui.authorities.AuthoritiesScreen;
import dev.chancery.ui.certificates.CertificatesScreen;
import dev.chancery.ui.renew.RenewScreen;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Certificates are renewed and rotated from the list, and the old ones go once the new ones are on their devices.
class RenewJourney extends Journey {

    @TempDir Path folder;
    private TestOffice lab;
    private Authority line;
    private CertificatesScreen certificates;
    private RenewScreen renew;

    @BeforeEach void openStore() {
        lab = TestOffice.in(folder);
        line = lab.intermediate("Line 3", lab.root("Lab Root", KeySpec.EC_P256), KeySpec.EC_P256);
    }

    @AfterEach void closeStore() {
        lab.close();
    }

    private Certificate issue(String thing) {
        return lab.office.certificates().issue(Order.of(lab.thing(thing), TestOffice.terms(line, Profile.DEVICE, KeySpec.EC_P256)));
    }

    private void openScreen() {
        onWindow(() -> {
            renew = new RenewScreen(new dev.chancery.ui.renew.Means(lab.office, background, dialogs, layers.toasts(), this::go));
            certificates = new CertificatesScreen(
                    new dev.chancery.ui.certificates.Means(lab.office, background, layers, new ChosenFiles(), this::go));
            var shell = new ShellModel(List.of(certificates.screen()), background.jobs(), "lab.chancery", () -> {});
            views.add(ShellController.class, () -> new ShellController(shell));
            layers.show(views.load("shell"));
            shell.show("certificates");
            return null;
        });
    }

    private void go(Destination where) {
        switch (where) {
            case Destination.Renew(var ids) -> renew.renew(ids);
            case Destination.Rotate(var ids) -> renew.rotate(ids);
            case Destination.PendingRevocations() -> renew.pending();
            case Destination.RenewalSchedule() -> renew.schedule();
            case Destination.OneCertificate(var id) -> certificates.reveal(id);
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

    private void reveal(Certificate certificate) {
        onWindow(() -> {
            certificates.reveal(certificate.id());
            return null;
        });
        until("its details", () -> node("certificate-title", Label.class).getText().equals(certificate.label()));
        until("its lineage", () -> node("certificate-renew", Button.class).isVisible());
    }

    private void refreshed() {
        until("no job", () -> background.jobs().isEmpty());
        onWindow(() -> {
            certificates.refresh();
            return null;
        });
    }

    private Ancestry ancestry(Certificate certificate) {
        return lab.office.renewals().ancestry(certificate.id());
    }

    private boolean isRevoked(Certificate certificate) {
        return lab.office.certificates().one(certificate.id()).revoked().isPresent();
    }

    private long links() {
        return node("certificate-succession", Parent.class).getChildrenUnmodifiable().stream().filter(Hyperlink.class::isInstance).count();
    }

    @Test void aCertificateIsRenewedAndTheOldOneGoesWhenTheNewOneIsOnTheDevice() {
        var old = issue("press-1");
        issue("press-2");
        lab.clock.advance(Duration.ofDays(345));
        openScreen();
        reveal(old);
        press("certificate-renew");
        until("what becomes of what", () -> node("renew-title", Label.class).getText().startsWith("Renew this"));
        assertThat(node("renew-days", TextField.class).getText()).isEqualTo("30");
        snapshots("renew-one");
        press("renew-yes");
        until("it is renewed", () -> !ancestry(old).after().isEmpty());
        refreshed();
        until("it waits", () -> node("certificate-waiting", Parent.class).isVisible() && links() == 1);
        snapshots("renew-waiting");
        assertThat(isRevoked(old)).isFalse();
        press("certificate-confirm");
        until("the old one is revoked", () -> isRevoked(old));
        refreshed();
        until("it waits no more", () -> !node("certificate-waiting", Parent.class).isVisible());
        reveal(ancestry(old).after().getFirst().certificate());
        until("the way back", () -> links() == 1);
        snapshots("renew-successor");
    }

    @Test void beforeItsTimeItSaysFromWhenOnAndOffersNothing() {
        var young = issue("press-1");
        openScreen();
        reveal(young);
        press("certificate-renew");
        until("why not", () -> node("renew-title", Label.class).getText().equals("Nothing to renew"));
        assertThat(node("renew-yes", Button.class).isDisabled()).isTrue();
        snapshots("renew-too-early");
        press("renew-cancel");
        press("certificate-rotate");
        until("the terms", () -> node("renew-title", Label.class).getText().startsWith("Rotate this"));
        onWindow(() -> {
            node("renew-life", TextField.class).setText("2160h");
            return null;
        });
        snapshots("renew-rotate");
        press("renew-yes");
        until("it is rotated", () -> !ancestry(young).after().isEmpty());
    }

    @Test void manyAreRenewedTogetherAndConfirmedTogether() {
        language(Locale.GERMANY);
        for (int i = 1; i <= 8; i++) {
            issue("press-" + i);
        }
        lab.clock.advance(Duration.ofDays(345));
        var young = issue("kiln-1");
        var all = Arrays.stream(lab.office.certificates().ids(CertificateQuery.ALL)).mapToObj(CertificateId::new).toList();
        openScreen();
        until("the list", () -> lookup("#certificates-table").tryQuery().isPresent()
                && node("certificates-table", TableView.class).getItems().size() == 11);
        onWindow(() -> {
            go(new Destination.Renew(all));
            return null;
        });
        until("the count", () -> node("renew-title", Label.class).getText().contains("8"));
        snapshots("renew-many-de");
        press("renew-yes");
        until("all wait", () -> lab.office.pendingRevocations().all().size() == 8);
        assertThat(ancestry(young).after()).isEmpty();
        onWindow(() -> {
            go(new Destination.PendingRevocations());
            return null;
        });
        until("the list of what waits", () -> node("pending-list", Parent.class).getChildrenUnmodifiable().size() == 8);
        snapshots("renew-pending-de");
        press("pending-confirm-all");
        until("all are confirmed", () -> lab.office.pendingRevocations().all().isEmpty());
        until("nothing waits", () -> node("pending-none", Label.class).isVisible());
    }

    @Test void theScheduleIsSetAndTriedAndItsRunsAreShown() {
        issue("press-1");
        lab.office.scheduler().turn(line.id(), true);
        lab.clock.advance(Duration.ofDays(345));
        openScreen();
        onWindow(() -> {
            go(new Destination.RenewalSchedule());
            return null;
        });
        until("the settings", () -> node("schedule-time", TextField.class).getText().equals("02:00"));
        assertThat(node("schedule-authorities", Label.class).getText()).contains("Line 3");
        press("schedule-try");
        until("what it would do", () -> node("schedule-tried", Label.class).getText().equals("1 certificate would be renewed."));
        press("schedule-run");
        until("it has run", () -> !node("schedule-none", Label.class).isVisible());
        snapshots("renew-schedule");
        onWindow(() -> {
            node("schedule-time", TextField.class).setText("25:00");
            return null;
        });
        until("it is refused", () -> node("schedule-save", Button.class).isDisabled());
        onWindow(() -> {
            node("schedule-time", TextField.class).setText("3:30");
            return null;
        });
        press("schedule-save");
        until("it is kept", () -> lab.office.renewals().settings().time().equals(LocalTime.of(3, 30)));
    }

    @Test void anAuthorityIsSwitchedOnAndRenewed() {
        language(Locale.GERMANY);
        lab.clock.advance(Duration.ofDays(1_820));
        onWindow(() -> {
            var authorities = new AuthoritiesScreen(new dev.chancery.ui.authorities.Means(lab.office, background,
                    new dev.chancery.ui.authorities.Means.Window(dialogs, layers.toasts(), new ChosenFiles()), this::go));
            var shell = new ShellModel(List.of(authorities.screen()), background.jobs(), "lab.chancery", () -> {});
            views.add(ShellController.class, () -> new ShellController(shell));
            layers.show(views.load("shell"));
            shell.show("authorities");
            authorities.reveal(line.id());
            return null;
        });
        until("it ends soon", () -> lookup("#authority-ends-soon").tryQuery().filter(Node::isVisible).isPresent());
        onWindow(() -> {
            node("authority-renews", CheckBox.class).fire();
            return null;
        });
        until("it is switched on", () -> lab.office.scheduler().authorities().contains(line.id()));
        snapshots("renew-authority-de");
        press("authority-renew");
        until("the question", () -> lookup("#rekeyRenew").tryQuery().filter(button -> !button.isDisabled()).isPresent());
        snapshots("renew-authority-question-de");
        press("rekeyRenew");
        until("it is renewed", () -> !ancestry(line.certificate()).after().isEmpty());
    }
}
