package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.RenewalSettings;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.ScheduledRun;
import dev.chancery.domain.Trouble;
import dev.chancery.domain.Ttl;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchedulerTest {

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;
    private Certificate certificate;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Lab Root", KeySpec.EC_P256);
        certificate = issue("press-1", root, 365);
    }

    @AfterEach void close() {
        lab.close();
    }

    private Certificate issue(String thing, Authority issuer, int days) {
        return lab.office.certificates().issue(Order.of(lab.thing(thing),
                new Order.Terms(issuer.id(), Profile.DEVICE, KeySpec.EC_P256, Ttl.days(days))));
    }

    private Scheduler scheduler() {
        return lab.office.scheduler();
    }

    private ScheduledRun run() {
        return scheduler().run(Progress.NONE);
    }

    private void on(Authority authority) {
        scheduler().turn(authority.id(), true);
    }

    private void days(int days) {
        lab.clock.advance(Duration.ofDays(days));
    }

    private long count() {
        return lab.office.certificates().count();
    }

    @Test void noAuthorityIsRenewedByItselfUntilItIsSwitchedOn() {
        days(340);
        assertThat(run().renewals()).isEmpty();
        on(root);
        assertThat(scheduler().authorities()).isEqualTo(Set.of(root.id()));
        assertThat(run().renewed()).isOne();
        scheduler().turn(root.id(), false);
        assertThat(scheduler().authorities()).isEmpty();
        assertThatThrownBy(() -> scheduler().turn(new AuthorityId(999), true)).isInstanceOf(Failure.Gone.class);
    }

    @Test void whatEndsWithinTheWindowIsRenewedOnceAndTheOldOneStaysGood() {
        on(root);
        days(334);
        assertThat(run().renewals()).isEmpty();
        days(1);
        var run = run();
        assertThat(run.renewals()).singleElement().satisfies(one -> {
            assertThat(one.certificate()).isEqualTo(certificate.id());
            assertThat(one.successor()).isPresent();
        });
        assertThat(lab.office.certificates().one(certificate.id()).revoked()).isEmpty();
        assertThat(lab.office.pendingRevocations().of(certificate.id())).isPresent();
        days(1);
        assertThat(run().renewals()).isEmpty();
        assertThat(count()).isEqualTo(3);
    }

    @Test void whatHasExpiredIsLeftUnlessThatIsWantedToo() {
        on(root);
        days(370);
        assertThat(run().renewals()).isEmpty();
        scheduler().change(new RenewalSettings(LocalTime.of(2, 0), 30, 30, true));
        assertThat(run().renewed()).isOne();
    }

    @Test void aRevokedOneIsNotRenewed() {
        on(root);
        days(340);
        lab.office.revocations().revoke(Scope.of(certificate.id()), Reason.KEY_COMPROMISE);
        assertThat(run().renewals()).isEmpty();
    }

    @Test void oneThatLivesNoLongerThanTheWindowIsNotRenewedEveryDay() {
        on(root);
        var brief = issue("press-2", root, 9);
        assertThat(run().renewals()).isEmpty();
        days(5);
        assertThat(run().renewals()).isEmpty();
        days(2);
        assertThat(run().renewals()).extracting(ScheduledRun.Renewal::certificate).isEqualTo(List.of(brief.id()));
        days(1);
        assertThat(run().renewals()).isEmpty();
    }

    @Test void aDryRunTellsWhatARunWouldDoAndChangesNothing() {
        on(root);
        days(340);
        assertThat(scheduler().dryRun().ready()).isEqualTo(List.of(certificate.id()));
        assertThat(count()).isEqualTo(2);
        assertThat(scheduler().runs(5)).isEmpty();
    }

    @Test void oneThatCannotBeRenewedDoesNotStopTheOthers() {
        var shortLived = lab.office.authorities().create(new NewAuthority("Short", Optional.empty(),
                TestOffice.newAuthority("Short", Optional.empty(), KeySpec.EC_P256, OptionalInt.empty()).subject(),
                KeySpec.EC_P256, Ttl.days(370), OptionalInt.empty(), TestOffice.defaults(KeySpec.EC_P256)));
        var hopeless = issue("press-2", shortLived, 364);
        on(root);
        on(shortLived);
        days(340);
        var run = run();
        assertThat(run.renewed()).isOne();
        assertThat(run.failed()).isOne();
        assertThat(run.renewals()).filteredOn(one -> one.successor().isEmpty()).singleElement().satisfies(one -> {
            assertThat(one.certificate()).isEqualTo(hopeless.id());
            assertThat(one.problem()).hasValueSatisfying(why -> {
                assertThat(why.kind()).isEqualTo(Trouble.Kind.REFUSED);
                assertThat(why.detail()).contains("after its issuer");
            });
        });
        assertThat(scheduler().runs(5)).isEqualTo(List.of(sorted(run)));
    }

    private static ScheduledRun sorted(ScheduledRun run) {
        var renewals = new ArrayList<>(run.renewals());
        renewals.sort((a, b) -> Long.compare(a.certificate().value(), b.certificate().value()));
        return new ScheduledRun(run.begun(), run.ended(), renewals, run.revoked(), run.problem());
    }

    @Test void itRunsAtTheStartAndThenDailyAtItsTime() {
        scheduler().change(new RenewalSettings(LocalTime.of(2, 0), 30, 30, false));
        assertThat(scheduler().runDue(Progress.NONE)).isPresent();
        assertThat(scheduler().runDue(Progress.NONE)).isEmpty();
        var next = scheduler().nextDue();
        assertThat(next.atOffset(ZoneOffset.UTC).toLocalTime()).isEqualTo(LocalTime.of(2, 0));
        assertThat(next).isBetween(lab.clock.instant(), lab.clock.instant().plus(Duration.ofDays(1)));
        lab.clock.advance(Duration.between(lab.clock.instant(), next).minusSeconds(1));
        assertThat(scheduler().runDue(Progress.NONE)).isEmpty();
        lab.clock.advance(Duration.ofSeconds(1));
        assertThat(scheduler().runDue(Progress.NONE)).isPresent();
        assertThat(scheduler().nextDue()).isEqualTo(next.plus(Duration.ofDays(1)));
        days(-3);
        assertThat(scheduler().runDue(Progress.NONE)).isPresent();
        lab.reopen();
        assertThat(scheduler().runDue(Progress.NONE)).isPresent();
        assertThat(scheduler().runs(10)).hasSize(4);
    }

    @Test void itRevokesReplacedOnesWhoseDateHasCome() {
        on(root);
        scheduler().change(new RenewalSettings(LocalTime.of(2, 0), 30, 7, false));
        days(340);
        run();
        days(7);
        assertThat(run().revoked()).isOne();
        assertThat(lab.office.certificates().one(certificate.id()).revoked()).isPresent();
    }

    @Test void everyRunIsToldToWhoeverListens() {
        var heard = new ArrayList<Happening>();
        lab.office.events().listen(_ -> {
            throw new IllegalStateException("a listener that fails stops nothing");
        });
        lab.office.events().listen(heard::add);
        on(root);
        days(340);
        var run = run();
        assertThat(heard).hasSize(2).last().isEqualTo(new Happening.RunEnded(run));
    }

    @Test void aRunThatIsCancelledIsLoggedWithWhatItDid() {
        on(root);
        for (int i = 0; i < 100; i++) {
            issue("kiln-" + i, root, 365);
        }
        days(340);
        var run = scheduler().run(new Progress() {
            @Override public void expect(long total) {}

            @Override public void advance(long done) {
                throw new CancellationException();
            }

            @Override public void checkCancelled() {}
        });
        assertThat(run.problem()).contains(new Trouble(Trouble.Kind.CANCELLED, "cancelled"));
        assertThat(run.renewed()).isBetween(1L, 100L);
        assertThat(run().renewed()).isEqualTo(101 - run.renewed());
        assertThat(lab.office.certificates().ids(CertificateQuery.ALL)).hasSize(203);
    }

    @Test void theTimeOfDayIsUtc() {
        var settings = new RenewalSettings(LocalTime.of(2, 0), 30, 30, false);
        var noon = Instant.parse("2026-11-21T12:00:00Z");
        assertThat(settings.next(noon)).isEqualTo(Instant.parse("2026-11-22T02:00:00Z"));
        assertThat(settings.next(Instant.parse("2026-11-22T02:00:00Z"))).isEqualTo(Instant.parse("2026-11-23T02:00:00Z"));
        assertThat(settings.next(noon.truncatedTo(ChronoUnit.DAYS))).isEqualTo(Instant.parse("2026-11-21T02:00:00Z"));
    }

    @Test void whatAFormHoldsIsReadOrRefused() {
        assertThat(RenewalSettings.of("2:00", "30", "30", false).orRefuse()).isEqualTo(RenewalSettings.DEFAULT);
        assertThat(RenewalSettings.of(" 23:59 ", "1", "3650", true).violations()).isEmpty();
        assertThat(RenewalSettings.of("24:00", "0", "x", true).violations()).hasSize(3);
        assertThat(RenewalSettings.of("2", "3651", "-1", true).violations()).hasSize(3);
    }
}
