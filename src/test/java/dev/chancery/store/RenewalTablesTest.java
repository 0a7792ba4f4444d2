package dev.chancery.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.Authority;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Lineage;
import dev.chancery.domain.Lineage.Way;
import dev.chancery.domain.PendingRevocation;
import dev.chancery.domain.RenewalSettings;
import dev.chancery.domain.Revocation;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.ScheduledRun;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.Trouble;
import dev.chancery.domain.Validity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenewalTablesTest {

    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir Path folder;
    private Database store;
    private Authority root;
    private Authority other;

    @BeforeEach void open() {
        store = TestStore.create(folder);
        root = TestStore.root(store, "Root", new Random(1));
        other = TestStore.root(store, "Other", new Random(2));
    }

    @AfterEach void close() {
        store.close();
    }

    private void write(Consumer<Transaction> work) {
        store.write(tx -> {
            work.accept(tx);
            return true;
        });
    }

    private Certificate issued(Authority issuer, int days) {
        return store.write(tx -> {
            var like = TestStore.valid(TestStore.certificate(new Random(), new CertificateId(tx.certificates().count() + 100),
                    issuer.id(), Optional.empty()), new Validity(NOW.minus(Duration.ofDays(100)), NOW.plus(Duration.ofDays(days))),
                    Optional.empty());
            tx.certificates().insert(like);
            return like;
        });
    }

    private void revoke(Certificate certificate, Reason reason) {
        write(tx -> tx.revocations().put(certificate.id(), Optional.of(new Revocation(NOW, reason)), 1));
    }

    private void replaced(Certificate old, Certificate by) {
        write(tx -> tx.lineage().insert(new Lineage(by.id(), old.id(), Way.RENEWED)));
    }

    private long[] ending(int from, int before) {
        return store.read(tx -> tx.lineage().ending(NOW.plus(Duration.ofDays(from)), NOW.plus(Duration.ofDays(before))));
    }

    @Test void lineageIsReadInBothDirections() {
        var first = issued(root, 5);
        var second = issued(root, 50);
        var third = issued(root, 51);
        replaced(first, second);
        write(tx -> tx.lineage().insert(new Lineage(third.id(), first.id(), Way.ROTATED)));
        assertThat(store.<Optional<Lineage>>read(tx -> tx.lineage().before(second.id())))
                .contains(new Lineage(second.id(), first.id(), Way.RENEWED));
        assertThat(store.<List<Lineage>>read(tx -> tx.lineage().after(first.id()))).extracting(Lineage::certificate)
                .isEqualTo(List.of(second.id(), third.id()));
        assertThat(store.<Optional<Lineage>>read(tx -> tx.lineage().before(first.id()))).isEmpty();
        assertThat(store.<Optional<SerialNumber>>read(tx -> tx.lineage().goodSuccessor(first.id()))).contains(third.serial());
    }

    @Test void whatEndsSoonAndHasNoGoodSuccessorIsFound() {
        var late = issued(root, 20);
        var soon = issued(other, 10);
        issued(root, 30);
        issued(root, -1);
        revoke(issued(root, 10), Reason.SUPERSEDED);
        assertThat(ending(0, 30)).containsExactly(soon.id().value(), late.id().value());
        var successor = issued(root, 300);
        replaced(late, successor);
        assertThat(ending(0, 30)).containsExactly(soon.id().value());
        revoke(successor, Reason.KEY_COMPROMISE);
        assertThat(ending(0, 30)).containsExactly(soon.id().value(), late.id().value());
        assertThat(ending(-30, 0)).hasSize(1);
    }

    @Test void anAuthoritysOwnCertificateIsNoneOfThem() {
        var ends = root.certificate().validity().notAfter();
        write(tx -> tx.revocations().put(root.certificate().id(), Optional.empty(), 1));
        assertThat(store.<long[]>read(tx -> tx.lineage().ending(ends, ends.plusSeconds(1)))).isEmpty();
    }

    @Test void onlyOfTheAuthoritiesThatAreSwitchedOn() {
        issued(root, 10);
        var wanted = issued(other, 20);
        write(tx -> tx.schedule().putAuthority(other.id(), true));
        write(tx -> tx.schedule().putAuthority(other.id(), true));
        assertThat(store.<long[]>read(tx -> tx.lineage().endingOfScheduled(NOW, NOW.plus(Duration.ofDays(30)))))
                .containsExactly(wanted.id().value());
        assertThat(store.<Set<AuthorityId>>read(tx -> tx.schedule().authorities())).isEqualTo(Set.of(other.id()));
        write(tx -> tx.schedule().putAuthority(other.id(), false));
        assertThat(store.<Set<AuthorityId>>read(tx -> tx.schedule().authorities())).isEmpty();
    }

    private PendingRevocation pending(Certificate old, Certificate successor, int days) {
        var pending = new PendingRevocation(old.id(), successor.id(), NOW.plus(Duration.ofDays(days)));
        write(tx -> tx.pendingRevocations().put(pending));
        return pending;
    }

    private List<PendingRevocation> due(int days) {
        return store.read(tx -> tx.pendingRevocations().due(NOW.plus(Duration.ofDays(days))));
    }

    @Test void aPendingRevocationIsDueAtItsDateWhileItsSuccessorIsGood() {
        var old = issued(root, 20);
        var successor = issued(root, 300);
        pending(old, successor, 3);
        var pending = pending(old, successor, 5);
        assertThat(due(4)).isEqualTo(List.of());
        assertThat(due(5)).isEqualTo(List.of(pending));
        assertThat(store.<Optional<PendingRevocation>>read(tx -> tx.pendingRevocations().of(old.id(), NOW))).contains(pending);
        revoke(successor, Reason.KEY_COMPROMISE);
        assertThat(due(5)).isEqualTo(List.of());
        assertThat(store.<List<PendingRevocation>>read(tx -> tx.pendingRevocations().all(NOW))).isEqualTo(List.of(pending));
    }

    @Test void whatHasEndedOrIsRevokedIsPendingNoMore() {
        var ended = issued(root, 20);
        var revoked = issued(root, 20);
        var held = issued(root, 20);
        var successor = issued(root, 300);
        pending(ended, successor, 5);
        pending(revoked, successor, 5);
        var kept = pending(held, successor, 5);
        revoke(revoked, Reason.KEY_COMPROMISE);
        revoke(held, Reason.CERTIFICATE_HOLD);
        assertThat(store.<List<PendingRevocation>>read(tx -> tx.pendingRevocations().all(NOW))).extracting(PendingRevocation::certificate)
                .isEqualTo(List.of(ended.id()));
        write(tx -> tx.pendingRevocations().tidy(NOW));
        write(tx -> tx.revocations().put(held.id(), Optional.empty(), 2));
        assertThat(store.<List<PendingRevocation>>read(tx -> tx.pendingRevocations().all(NOW))).hasSize(2).contains(kept);
        write(tx -> tx.pendingRevocations().tidy(NOW.plus(Duration.ofDays(21))));
        assertThat(store.<Boolean>write(tx -> tx.pendingRevocations().delete(ended.id()))).isFalse();
    }

    @Test void settingsAreTheUsualOnesUntilTheyAreChanged() {
        assertThat(store.<RenewalSettings>read(tx -> tx.schedule().settings())).isEqualTo(RenewalSettings.DEFAULT);
        var wanted = new RenewalSettings(LocalTime.of(23, 5), 14, 3, true);
        write(tx -> tx.schedule().putSettings(wanted));
        assertThat(store.<RenewalSettings>read(tx -> tx.schedule().settings())).isEqualTo(wanted);
    }

    @Test void runsAreRememberedUpToANumber() {
        var old = issued(root, 20);
        var failed = issued(root, 20);
        var successor = issued(root, 300);
        var run = new ScheduledRun(NOW, NOW.plusSeconds(2), List.of(
                new ScheduledRun.Renewal(old.id(), Optional.of(successor.id()), Optional.empty()),
                new ScheduledRun.Renewal(failed.id(), Optional.empty(), Optional.of(new Trouble(Trouble.Kind.NO_KEY, "no key")))), 3, Optional.empty());
        write(tx -> tx.schedule().append(run));
        assertThat(store.<List<ScheduledRun>>read(tx -> tx.schedule().runs(5))).isEqualTo(List.of(run));
        assertThat(List.of(run.renewed(), run.failed())).isEqualTo(List.of(1L, 1L));
        var empty = new ScheduledRun(NOW, NOW, List.of(), 0, Optional.of(new Trouble(Trouble.Kind.DISK_FULL, "no space left: /lab")));
        write(tx -> {
            for (int i = 0; i < ScheduleTable.MOST_RUNS; i++) {
                tx.schedule().append(empty);
            }
        });
        assertThat(store.<List<ScheduledRun>>read(tx -> tx.schedule().runs(1_000)))
                .hasSize(ScheduleTable.MOST_RUNS).containsOnly(empty);
    }
}
