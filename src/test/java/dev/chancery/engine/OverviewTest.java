package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.ManyCertificates;
import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.BrokerTrouble;
import dev.chancery.domain.BrokerTrust;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CloudKind;
import dev.chancery.domain.CloudTraits.Way;
import dev.chancery.domain.Ending;
import dev.chancery.domain.EventKind;
import dev.chancery.domain.EventSettings;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.MqttVersion;
import dev.chancery.domain.PlaceField;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Registration;
import dev.chancery.domain.RenewalSettings;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.domain.Standing;
import dev.chancery.domain.Status;
import dev.chancery.domain.Ttl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverviewTest {

    @TempDir private Path folder;
    private TestOffice lab;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
    }

    @AfterEach void close() {
        lab.close();
    }

    private Outlook look() {
        return lab.office.overview().look(ZoneOffset.UTC);
    }

    private Certificate issue(Authority issuer, String name, Ttl life) {
        var terms = new Order.Terms(issuer.id(), Profile.DEVICE, KeySpec.EC_P256, life);
        return lab.office.certificates().issue(lab.office.certificates().order(name, terms).orRefuse());
    }

    private Authority root() {
        return lab.root("Lab Root", KeySpec.EC_P256);
    }

    @Test void anEmptyStoreAsksForItsFirstAuthority() {
        var found = look();
        assertThat(found.standing().isNone()).isTrue();
        assertThat(found.lists()).isEmpty();
        assertThat(found.steps()).containsExactly(new Suggestion.MakeAuthority());
        assertThat(found.lastActs()).hasSize(1);
    }

    @Test void afterTheAuthorityComeThingsAndThenTheirCertificates() {
        root();
        assertThat(look().steps()).containsExactly(new Suggestion.AddThings());
        lab.thing("press-7");
        assertThat(look().steps()).containsExactly(new Suggestion.Issue(1));
    }

    @Test void theCountsAreThoseOfTheCertificatesByStatus() {
        var root = root();
        issue(root, "a", Ttl.days(3));
        issue(root, "b", Ttl.days(20));
        issue(root, "c", Ttl.days(1));
        var revoked = issue(root, "d", Ttl.days(300));
        lab.office.revocations().revoke(Scope.of(revoked.id()), Reason.SUPERSEDED);
        lab.office.revocations().revoke(Scope.of(issue(root, "e", Ttl.days(300)).id()), Reason.CERTIFICATE_HOLD);
        lab.clock.advance(Duration.ofDays(2));
        assertThat(look().standing()).isEqualTo(new Standing(1, 2, 1, 1, 1, 1));
        assertSameAsTheList(look().standing());
    }

    private void assertSameAsTheList(Standing standing) {
        var counts = lab.office.certificates().countByStatus();
        assertThat(counts).isEqualTo(Map.of(Status.ACTIVE, standing.active(), Status.EXPIRING, standing.expiring(),
                Status.EXPIRED, standing.expired(), Status.ON_HOLD, standing.held(), Status.REVOKED, standing.revoked(), Status.NOT_YET_VALID, 0L));
    }

    @Test void theCountsStayThoseOfTheListWhileTimeGoesBy() {
        var root = root();
        var like = issue(root, "like", Ttl.days(400));
        ManyCertificates.add(lab, root, like, 300);
        for (int day = 0; day < 320; day += 29) {
            assertSameAsTheList(look().standing());
            lab.clock.advance(Duration.ofDays(29).plusMillis(7));
        }
    }

    @Test void theMonthsTellWhatEndsInThemFromTodayOn() {
        var root = root();
        var today = LocalDate.ofInstant(lab.clock.instant(), ZoneOffset.UTC);
        var soon = issue(root, "soon", Ttl.days(70));
        var revoked = issue(root, "gone", Ttl.days(70));
        lab.office.revocations().revoke(Scope.of(revoked.id()), Reason.SUPERSEDED);
        var months = look().months();
        assertThat(months).hasSize(24);
        assertThat(months.getFirst().first()).isEqualTo(today);
        assertThat(months.getLast().last()).isEqualTo(YearMonth.from(today).plusMonths(23).atEndOfMonth());
        var ends = LocalDate.ofInstant(soon.validity().notAfter(), ZoneOffset.UTC);
        assertThat(months).filteredOn(month -> month.ending().all() > 0).singleElement().satisfies(month -> {
            assertThat(month.ending()).isEqualTo(new Ending(1, 1));
            assertThat(YearMonth.from(month.first())).isEqualTo(YearMonth.from(ends));
        });
    }

    @Test void whatEndsThisWeekIsMoreUrgentThanWhatEndsThisMonth() {
        var root = root();
        lab.thing("press-7");
        issue(root, "a", Ttl.days(3));
        issue(root, "b", Ttl.days(20));
        assertThat(look().steps()).containsExactly(new Suggestion.RenewCertificates(1, 7), new Suggestion.RenewCertificates(2, 30));
        lab.office.scheduler().change(new RenewalSettings(LocalTime.of(2, 0), 10, 30, false));
        assertThat(look().steps()).containsExactly(new Suggestion.RenewCertificates(1, 7));
    }

    @Test void anAuthorityThatEndsSoonIsToBeRenewed() {
        var root = root();
        lab.thing("press-7");
        issue(root, "a", Ttl.days(3000));
        lab.clock.advance(Duration.ofDays(3625));
        assertThat(otherSteps()).containsExactly(new Suggestion.RenewAuthority(root, false));
        lab.clock.advance(Duration.ofDays(30));
        assertThat(otherSteps()).containsExactly(new Suggestion.RenewAuthority(root, true));
    }

    @Test void anAuthorityThatIsFollowedByANewKeyEndsWithoutBeingRenewed() {
        var root = root();
        lab.thing("press-7");
        lab.clock.advance(Duration.ofDays(3625));
        var young = lab.office.authorityRekeys().rekey(lab.office.authorityRekeys().suggested(root.id()), Progress.NONE);
        issue(young, "a", Ttl.days(3000));
        assertThat(otherSteps()).isEmpty();
        lab.clock.advance(Duration.ofDays(30));
        assertThat(otherSteps()).isEmpty();
    }

    @Test void neitherANewKeyNorALongerLifeOfAnAuthorityCountsAsIssuing() {
        var root = root();
        lab.thing("press-7");
        lab.office.authorityRenewals().renew(root.id(), Ttl.days(3000));
        lab.office.authorityRekeys().rekey(lab.office.authorityRekeys().suggested(root.id()), Progress.NONE);
        assertThat(look().steps()).containsExactly(new Suggestion.Issue(1));
    }

    @Test void anAuthorityWhoseKeyIsAwayIsNotAskedForAList() throws IOException {
        var file = folder.resolve("root.pem");
        try (var elsewhere = TestOffice.in(Files.createDirectory(folder.resolve("elsewhere")))) {
            var root = elsewhere.root("Other Root", KeySpec.EC_P256);
            var device = elsewhere.office.certificates().issue(Order.of(elsewhere.thing("press-1"),
                    TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256)));
            elsewhere.office.revocations().revoke(Scope.of(device.id()), Reason.KEY_COMPROMISE);
            elsewhere.office.authorities().save(root.id(), false, file);
            elsewhere.office.revocationLists().save(root.id(), folder.resolve("list.pem"));
        }
        bringIn(file, folder.resolve("list.pem"));
        assertThat(look().lists().getFirst().revoked()).isOne();
        assertThat(look().steps()).containsExactly(new Suggestion.AddThings());
    }

    private void bringIn(Path... files) {
        var imports = lab.office.imports();
        try (var holdings = imports.read(List.of(files), Progress.NONE);
                var prospect = imports.examine(holdings, List.of(), Progress.NONE)) {
            imports.take(prospect, Set.of(), Map.of(), Progress.NONE);
        }
    }

    @Test void revokedCertificatesWantAListAndAStaleListWantsToBePublished() {
        var root = root();
        lab.thing("press-7");
        var revoked = issue(root, "a", Ttl.days(300));
        issue(root, "b", Ttl.days(300));
        lab.office.revocations().revoke(Scope.of(revoked.id()), Reason.SUPERSEDED);
        assertThat(otherSteps()).containsExactly(new Suggestion.WriteList(root.id(), "Lab Root", 1));
        lab.office.revocationLists().change(root.id(),
                new RevocationListSettings(24, folder.resolve("crl.pem").toString(), "", false, false));
        assertThat(otherSteps()).isEmpty();
        lab.clock.advance(Duration.ofHours(25));
        assertThat(otherSteps()).containsExactly(new Suggestion.PublishList(root.id(), "Lab Root", false));
        assertThat(look().lists().getFirst().health()).isEqualTo(ListState.Health.STALE);
    }

    @Test void whoeverListensHearsThatAListWasPublishedOrNot() {
        var root = root();
        var heard = new ArrayList<Happening>();
        lab.office.events().listen(heard::add);
        for (var file : List.of("crl.pem", "gone/crl.pem")) {
            lab.office.revocationLists().change(root.id(),
                    new RevocationListSettings(24, folder.resolve(file).toString(), "", false, false));
        }
        assertThat(heard).map(one -> ((Happening.ListTried) one).publication().getClass().getSimpleName())
                .containsExactly("Published", "Failed");
    }

    @Test void aListThatCannotBeWrittenIsToldWithItsReason() {
        var root = root();
        lab.office.revocationLists().change(root.id(),
                new RevocationListSettings(24, folder.resolve("gone/crl.pem").toString(), "", false, false));
        assertThat(look().steps()).contains(new Suggestion.PublishList(root.id(), "Lab Root", true));
        assertThat(look().lists().getFirst().failure()).isPresent();
    }

    @Test void whatWaitsForItsDeviceIsToldAndInTimeRemindedOf() {
        var root = root();
        lab.thing("press-7");
        var old = issue(root, "a", Ttl.days(20));
        var terms = new RenewalTerms(RenewalTerms.KeyChoice.NEW, RenewalTerms.Life.AS_BEFORE, new Handover.WhenConfirmed(Duration.ofDays(12)));
        lab.office.renewals().renew(old.id(), terms);
        assertThat(look().waiting().count()).isEqualTo(1);
        assertThat(look().waiting().first()).singleElement().satisfies(one -> assertThat(one.old().id()).isEqualTo(old.id()));
        assertThat(look().steps()).noneMatch(Suggestion.ConfirmDevices.class::isInstance);
        lab.clock.advance(Duration.ofDays(6));
        assertThat(look().steps()).anyMatch(Suggestion.ConfirmDevices.class::isInstance);
    }

    @Test void theLastRunIsToldAndOneWithProblemsIsToBeLookedAt() {
        root();
        lab.thing("press-7");
        var run = lab.office.scheduler().run(Progress.NONE);
        assertThat(look().schedule().last()).contains(run);
        assertThat(look().schedule().next()).isAfter(lab.clock.instant());
        assertThat(look().schedule().authorities()).isZero();
    }

    @Test void eventsThatTheBrokerHasNotTakenForAWhileAreToldWithTheReason() {
        var root = root();
        lab.office.outbox().change(EventSettings.of(new EventSettings.Typed("nobody.invalid:8883", "chancery", "", "things/{thing}"),
                new EventSettings.Chosen(true, Set.of(EventKind.ISSUE), MqttVersion.MQTT_5, new BrokerTrust.Platform(), Optional.empty(),
                        false)).orRefuse(), Optional.empty());
        lab.office.certificates().issue(Order.of(lab.thing("press-1"), TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256)));
        assertThat(look().steps()).noneMatch(Suggestion.LookAtBroker.class::isInstance);
        lab.clock.advance(Duration.ofMinutes(2));
        assertThat(look().steps()).containsExactly(new Suggestion.LookAtBroker(1, Optional.empty()));
        lab.office.outbox().start();
        while (lab.office.outbox().standing().trouble().isEmpty()) {
            Thread.onSpinWait();
        }
        assertThat(look().steps()).containsExactly(new Suggestion.LookAtBroker(1, Optional.of(BrokerTrouble.UNKNOWN_HOST)));
        lab.office.desk().write(tx -> tx.outbox().refused(tx.outbox().newest(1).getFirst(), BrokerTrouble.MAY_NOT_PUBLISH));
        assertThat(look().steps()).containsExactly(new Suggestion.LookAtRefused(1));
        lab.office.outbox().discard(lab.office.outbox().newest(1));
        assertThat(look().steps()).isEmpty();
    }

    @Test void theLastTenActsAreTold() {
        root();
        for (int i = 0; i < 12; i++) {
            lab.thing("press-" + i);
        }
        assertThat(look().lastActs()).hasSize(10).first()
                .satisfies(act -> assertThat(act.object()).isEqualTo("press-11"));
    }

    @Test void theMostUrgentStepComesFirst() {
        var root = root();
        issue(root, "a", Ttl.days(3));
        assertThat(look().steps()).extracting(Suggestion::urgency)
                .isEqualTo(List.of(Suggestion.Urgency.NOW, Suggestion.Urgency.SOME_DAY));
    }

    private Registration registered(Authority authority, String name) {
        var registrations = lab.office.registrations();
        var one = registrations.plan(new NewRegistration(CloudKind.BY_HAND, Way.PROVEN, authority.id(), Map.of(PlaceField.NAME, name), Set.of()));
        registrations.takeCode(one.id(), "code-7");
        registrations.prove(one.id(), KeySpec.EC_P256);
        return registrations.confirm(one.id());
    }

    @Test void cloudsAreToldWithWhatIsStillToBeEndedFirst() {
        var root = root();
        var done = registered(root, "Portal");
        var open = lab.office.registrations().plan(new NewRegistration(CloudKind.BY_HAND, Way.PROVEN, root.id(), Map.of(PlaceField.NAME, "Other"), Set.of()));
        registered(root, "Third");
        lab.office.registrations().giveUp(registered(root, "Gone").id());
        try (var rehearsal = lab.office.registrations().rehearse(CloudKind.AWS)) {
            lab.office.registrations().plan(new NewRegistration(CloudKind.AWS, Way.PROVEN, root.id(), rehearsal.place(), Set.of()));
        }
        var found = look();
        assertThat(found.clouds()).hasSize(3).first().isEqualTo(new CloudStanding(open, "Lab Root", root.certificate().validity().notAfter(), false));
        assertThat(found.clouds()).extracting(CloudStanding::registration).contains(done);
        assertThat(found.steps()).contains(new Suggestion.FinishRegistration(found.clouds().getFirst()))
                .noneMatch(Suggestion.RegisterSuccessor.class::isInstance);
    }

    @Test void aCloudThatTrustsTheCertificateOfBeforeIsNamedUntilItKnowsTheNewOne() {
        var root = root();
        registered(root, "Portal");
        var renewed = lab.office.authorityRenewals().renew(root.id(), Ttl.days(3650));
        assertThat(look().steps()).contains(new Suggestion.RegisterSuccessor(look().clouds().getFirst()));
        registered(renewed, "Portal");
        assertThat(look().steps()).noneMatch(Suggestion.RegisterSuccessor.class::isInstance);
    }

    /// A test in which months go by is not about backups.
    private List<Suggestion> otherSteps() {
        return look().steps().stream().filter(step -> !(step instanceof Suggestion.MakeBackup)).toList();
    }

    private List<Suggestion> backupSteps() {
        return look().steps().stream().filter(Suggestion.MakeBackup.class::isInstance).toList();
    }

    @Test void aStoreThatWasNeverBackedUpSaysSoFromItsSecondDayOn() {
        lab.clock.advance(Duration.ofDays(2));
        assertThat(backupSteps()).as("nothing would be lost").isEmpty();
        root();
        assertThat(backupSteps()).containsExactly(new Suggestion.MakeBackup(Optional.empty()));
        lab.office.backups().make(Progress.NONE);
        assertThat(backupSteps()).isEmpty();
    }

    @Test void anAuthorityOfTodayHasTimeForItsFirstBackup() {
        root();
        lab.clock.advance(Duration.ofHours(23));
        assertThat(backupSteps()).isEmpty();
        lab.clock.advance(Duration.ofHours(2));
        assertThat(backupSteps()).hasSize(1);
    }

    @Test void whatChangedSinceAnOldBackupIsInNone() {
        root();
        var made = lab.clock.instant();
        lab.office.backups().make(folder.resolve("stick.backup"));
        lab.clock.advance(Duration.ofDays(29));
        lab.thing("press-7");
        assertThat(backupSteps()).isEmpty();
        lab.clock.advance(Duration.ofDays(2));
        assertThat(backupSteps()).containsExactly(new Suggestion.MakeBackup(Optional.of(made)));
    }

    @Test void anOldBackupIsEnoughForAStoreThatStayedAsItWas() {
        root();
        lab.office.backups().make(Progress.NONE);
        lab.clock.advance(Duration.ofDays(300));
        lab.reopen();
        assertThat(backupSteps()).isEmpty();
    }
}
