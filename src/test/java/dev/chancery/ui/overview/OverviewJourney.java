package dev.chancery.ui.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.ManyCertificates;
import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.BrokerTrust;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudTraits.Way;
import dev.chancery.domain.EventKind;
import dev.chancery.domain.EventSettings;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.MqttVersion;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.domain.Status;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.Ttl;
import dev.chancery.engine.Handover;
import dev.chancery.engine.ListState.Health;
import dev.chancery.engine.NewRegistration;
import dev.chancery.engine.Order;
import dev.chancery.engine.RenewalTerms;
import dev.chancery.engine.Scope;
import dev.chancery.ui.Destination;
import dev.chancery.ui.IdleLock;
import dev.chancery.ui.Journey;
import dev.chancery.ui.Preferences;
import dev.chancery.ui.Screen;
import dev.chancery.ui.ShellController;
import dev.chancery.ui.ShellModel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverviewJourney extends Journey {

    @TempDir private Path folder;
    private final List<Destination> gone = new CopyOnWriteArrayList<>();
    private TestOffice lab;
    private OverviewScreen screen;

    @BeforeEach void makeStore() {
        lab = TestOffice.in(folder);
    }

    @AfterEach void close() {
        lab.close();
    }

    private void open() {
        onWindow(() -> {
            screen = new OverviewScreen(new Means(lab.office, background, layers, gone::add));
            var shell = new ShellModel(List.of(screen.screen(), other("authorities", "fth-layers", Screen.Place.TOP),
                    other("things", "fth-cpu", Screen.Place.TOP), other("certificates", "fth-file-text", Screen.Place.TOP),
                    other("requests", "fth-inbox", Screen.Place.TOP), other("profiles", "fth-sliders", Screen.Place.TOP),
                    other("verify", "fth-shield", Screen.Place.TOP), other("settings", "fth-settings", Screen.Place.BOTTOM)), background.jobs(), "lab.chancery", () -> {});
            views.add(ShellController.class, () -> new ShellController(shell));
            layers.show(views.load("shell"));
            return null;
        });
        until("it is read", () -> lookup("#overview-stock").queryAs(Label.class).isVisible()
                || lookup("#overview-empty").<Node>query().isVisible());
    }

    private static Screen other(String id, String icon, Screen.Place place) {
        return new Screen(id, icon, id + ".title", place, VBox::new);
    }

    private Certificate issue(Authority issuer, String id, Ttl life) {
        var terms = new Order.Terms(issuer.id(), Profile.DEVICE, KeySpec.EC_P256, life);
        return lab.office.certificates().issue(lab.office.certificates().order(lab.thing(id), terms).orRefuse());
    }

    /// A lab in which something of everything waits.
    private void fill() {
        var root = lab.root("Workshop Root", KeySpec.EC_P256);
        var hall = lab.intermediate("Hall 1", root, KeySpec.EC_P256);
        var test = lab.intermediate("Test benches", root, KeySpec.EC_P256);
        publish(hall, "hall-1.pem");
        publish(test, "test-benches.pem");
        var random = new Random(7);
        issue(hall, "press-1", Ttl.days(2));
        for (int i = 2; i < 45; i++) {
            issue(hall, "press-" + i, Ttl.days(5 + random.nextInt(1 + random.nextInt(650))));
        }
        lab.clock.advance(Duration.ofDays(3));
        for (int i = 0; i < 7; i++) {
            var gone = issue(i < 4 ? hall : test, "crane-" + i, Ttl.days(100 + 60 * random.nextInt(8)));
            lab.office.revocations().revoke(Scope.of(gone.id()), Reason.SUPERSEDED);
        }
        var terms = new RenewalTerms(RenewalTerms.KeyChoice.NEW, RenewalTerms.Life.AS_BEFORE, new Handover.WhenConfirmed(Duration.ofDays(5)));
        for (var id : List.of("robot-1", "robot-2")) {
            lab.office.renewals().renew(issue(hall, id, Ttl.days(20)).id(), terms);
        }
        lab.office.scheduler().turn(hall.id(), true);
        lab.office.scheduler().run(Progress.NONE);
        lab.clock.advance(Duration.ofHours(26));
        lab.office.revocationLists().publish(hall.id());
        lab.clock.advance(Duration.ofMinutes(95));
    }

    private void publish(Authority authority, String file) {
        lab.office.revocationLists().change(authority.id(),
                new RevocationListSettings(24, folder.resolve(file).toString(), "", false, false));
    }

    private String text(String id) {
        return node(id, Label.class).getText();
    }

    private String words() {
        return onWindow(() -> String.join("\n", from(lookup("#overview-content").<Node>query())
                .lookup((Node one) -> one instanceof Labeled).queryAllAs(Labeled.class).stream().map(Labeled::getText).toList()));
    }

    @Test void anEmptyStoreTeaches() {
        open();
        assertThat(node("overview-empty", Node.class).isVisible()).isTrue();
        assertThat(node("overview-content", Node.class).isVisible()).isFalse();
        snapshots("overview-empty");
        clickOn("#overview-make");
        assertThat(gone).containsExactly(new Destination.Authorities());
    }

    @Test void everythingThatMattersStandsThere() {
        fill();
        open();
        assertThat(words()).contains("The revocation list of Test benches is out of date", "Workshop Root", "Hall 1", "robot-1",
                "On for 1 authority");
        assertThat(text("overview-stock")).startsWith("3 authorities");
        snapshots("overview");
        for (var theme : List.of(Preferences.Theme.LIGHT, Preferences.Theme.DARK)) {
            theme(theme);
            snapshot("overview-small-" + theme.name().toLowerCase(Locale.ROOT), 1000, 700);
            snapshot("overview-large-" + theme.name().toLowerCase(Locale.ROOT), 1440, 900);
            snapshot("overview-whole-" + theme.name().toLowerCase(Locale.ROOT), 1280, 1300);
        }
    }

    @Test void itFitsInGermanAndInEverySizeOfText() {
        language(Locale.GERMANY);
        fill();
        open();
        snapshots("overview-german");
        snapshot("overview-german-whole", 1280, 1300);
        snapshot("overview-german-small", 1000, 700);
        for (int percent : new int[] {80, 150, 200}) {
            onWindow(() -> {
                preferences.set(preferences.get().withTextScale(percent));
                return null;
            });
            snapshot("overview-german-" + percent, 1280, 1300);
            snapshot("overview-german-" + percent + "-small", 1000, 700);
        }
    }

    private void leaveEventsWaiting() {
        var root = lab.root("Workshop Root", KeySpec.EC_P256);
        lab.office.outbox().change(EventSettings.of(new EventSettings.Typed("broker.lab:8883", "chancery", "", "things/{thing}"),
                new EventSettings.Chosen(true, Set.of(EventKind.ISSUE), MqttVersion.MQTT_5, new BrokerTrust.Platform(), Optional.empty(),
                        false)).orRefuse(), Optional.empty());
        for (var id : List.of("press-1", "press-2", "press-3")) {
            lab.office.certificates().issue(Order.of(lab.thing(id), TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256)));
        }
        lab.clock.advance(Duration.ofMinutes(2));
    }

    @Test void whatWaitsForTheBrokerLeadsToTheEvents() {
        leaveEventsWaiting();
        open();
        assertThat(words()).contains("3 events wait for the broker.");
        snapshots("overview-events");
        onWindow(() -> {
            lookup(".steps .button").<Button>queryAll().forEach(Button::fire);
            return null;
        });
        assertThat(gone).contains(new Destination.Events());
    }

    @Test void whatWaitsForTheBrokerIsToldInGerman() {
        language(Locale.GERMANY);
        leaveEventsWaiting();
        open();
        assertThat(words()).contains("3 Ereignisse warten auf den Broker.");
        snapshots("overview-events-de");
    }

    @Test void manyCertificatesAreCountedAndDrawn() {
        var root = lab.root("Workshop Root", KeySpec.EC_P256);
        ManyCertificates.add(lab, root, issue(root, "like", Ttl.days(400)), 1_500);
        open();
        snapshots("overview-many");
        assertThat(node("count-active", Node.class).getAccessibleText()).startsWith("Active: 1,4");
    }

    @Test void cloudsStandThereWithTheDaysThatAreLeft() {
        fill();
        var root = lab.office.authorities().all().getFirst();
        var registrations = lab.office.registrations();
        var begun = registrations.plan(new NewRegistration(CloudKind.MINDSPHERE, Way.PROVEN, root.id(),
                Map.of(PlaceField.REGION, "eu1", PlaceField.TENANT, "plant", PlaceField.NAME, "Plant CA"), Set.of()));
        var other = registrations.plan(new NewRegistration(CloudKind.BY_HAND, Way.PROVEN, root.id(), Map.of(PlaceField.NAME, "Plant portal"), Set.of()));
        registrations.takeCode(other.id(), "code-7");
        registrations.prove(other.id(), KeySpec.EC_P256);
        registrations.confirm(other.id());
        open();
        assertThat(words()).contains("The registration of Workshop Root with MindSphere", "Workshop Root at Plant portal", "verified", "CA: ");
        snapshot("overview-clouds", 1280, 1500);
        onWindow(() -> {
            lookup("#overview-registration-" + begun.id().value()).queryAs(Hyperlink.class).fire();
            return null;
        });
        assertThat(gone).containsExactly(new Destination.OneRegistration(begun.id()));
    }

    @Test void aCardLeadsToWhatItCounts() {
        fill();
        open();
        clickOn("#count-revoked").clickOn("#count-week");
        assertThat(gone).containsExactly(new Destination.CertificatesOf(Status.REVOKED), new Destination.EndingWithin(7));
    }

    @Test void theBarsAreWalkedWithTheKeyboardAndOpened() {
        fill();
        open();
        onWindow(() -> {
            lookup(".month-bar").<Node>query().requestFocus();
            return null;
        });
        var month = lab.office.overview().look(ZoneId.systemDefault()).months();
        push(KeyCode.END);
        push(KeyCode.HOME);
        push(KeyCode.RIGHT);
        assertThat(onWindow(() -> scene.getFocusOwner().getAccessibleText())).contains("certificate");
        push(KeyCode.ENTER);
        assertThat(gone).containsExactly(new Destination.EndingBetween(month.get(1).first(), month.get(1).last()));
    }

    @Test void aStaleListIsPublishedFromItsStep() {
        fill();
        open();
        clickOn("Publish now");
        until("it is published", () -> !words().contains("Test benches is out of date"));
        assertThat(lab.office.revocationLists().states()).filteredOn(state -> state.authority().name().equals("Test benches"))
                .allMatch(state -> state.health() == Health.FRESH);
    }

    @Test void aConfirmedSuccessorRevokesTheOldCertificate() {
        fill();
        open();
        var old = lab.office.pendingRevocations().all().getFirst().old().id();
        onWindow(() -> {
            lookup("#overview-confirm-" + old.value()).queryButton().fire();
            return null;
        });
        until("one less waits", () -> lab.office.pendingRevocations().all().size() == 1);
        assertThat(lab.office.certificates().one(old).revoked()).isPresent();
    }

    @Test void whatHappensElsewhereShowsHere() {
        fill();
        open();
        var revoked = node("count-revoked", Node.class);
        assertThat(revoked.getAccessibleText()).startsWith("Revoked: 7");
        lab.office.events().listen(_ -> Platform.runLater(screen::refresh));
        var one = lab.office.certificates().of(lab.office.things().find(new ThingId("press-9")).orElseThrow()).getFirst();
        lab.office.revocations().revoke(Scope.of(one.id()), Reason.SUPERSEDED);
        until("it is counted", () -> revoked.getAccessibleText().startsWith("Revoked: 8"));
    }

    @Test void aWindowInWhichNothingHappensIsNotDrawnAnew() {
        fill();
        open();
        assertThat(onWindow(() -> new IdleLock(scene, preferences, () -> {}))).isNotNull();
        var pulses = new AtomicInteger(60);
        onWindow(() -> {
            scene.addPreLayoutPulseListener(pulses::incrementAndGet);
            return null;
        });
        for (int i = 0; i < 20 && pulses.get() > 9; i++) {
            pulses.set(0);
            sleep(1_000);
        }
        assertThat(pulses.get()).as("an animation draws sixty times a second").isLessThan(10);
    }

    @Test void aStoreWithoutABackupAndOneWithAnOldOneSaySo() {
        lab.root("Workshop Root", KeySpec.EC_P256);
        lab.clock.advance(Duration.ofDays(2));
        open();
        assertThat(words()).contains("There is no backup of this store.");
        lab.office.backups().make(Progress.NONE);
        lab.clock.advance(Duration.ofDays(31));
        lab.thing("press-7");
        onWindow(() -> {
            screen.refresh();
            return null;
        });
        until("the last one is told", () -> words().contains("The last backup is of "));
        snapshots("overview-backup");
        clickOn("Back up…");
        assertThat(gone).containsExactly(new Destination.Backups());
    }

    @Test void anOldBackupIsToldInGerman() {
        language(Locale.GERMANY);
        lab.root("Workshop Root", KeySpec.EC_P256);
        lab.office.backups().make(Progress.NONE);
        lab.clock.advance(Duration.ofDays(31));
        lab.thing("press-7");
        open();
        assertThat(words()).contains("Die letzte Sicherung ist vom ");
        snapshots("overview-backup-de");
    }
}
