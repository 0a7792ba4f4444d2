package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestClock;
import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Wherever a renewal fails, the old certificate is as good as it was and the store as it was.
class RenewalFailureTest {

    @TempDir Path folder;
    private final Fuse fuse = new Fuse();
    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T12:00:00Z"));
    private Office office;
    private Authority root;
    private Thing press;
    private Certificate certificate;

    @BeforeEach void open() {
        office = Office.create(folder.resolve("lab.chancery"), TestOffice.PASSPHRASE.toCharArray(),
                fuse.surroundings(clock));
        root = office.authorities().create(TestOffice.newAuthority("Lab Root", Optional.empty(), KeySpec.EC_P256, OptionalInt.empty()));
        press = office.things().add(new ThingId("press-1"), Thing.Description.NONE);
        certificate = issue(KeySpec.EC_P256);
        clock.advance(Duration.ofDays(340));
    }

    @AfterEach void close() {
        office.close();
    }

    private Certificate issue(KeySpec key) {
        return office.certificates().issue(Order.of(press, TestOffice.terms(root, Profile.DEVICE, key)));
    }

    private void renew() {
        office.renewals().renew(certificate.id(), RenewalsTest.AT_ONCE);
    }

    private void nothingHasChanged() {
        assertThat(office.certificates().one(certificate.id()).revoked()).isEmpty();
        assertThat(office.certificates().ids(CertificateQuery.ALL)).hasSize(2);
        assertThat(office.renewals().ancestry(certificate.id()).after()).isEmpty();
        assertThat(office.pendingRevocations().all()).isEmpty();
        assertThat(office.things().removals().preview(new long[] {press.number()},
                Reason.SUPERSEDED).staying()).isZero();
    }

    /// From the choice of the serial number over its reservation, the key, the signature and the sealing to every line that
    /// is written.
    @Test void wheneverItFailsTheOldOneIsGoodAndTheStoreAsItWas() {
        int step = 1;
        for (boolean done = false; !done; step++) {
            fuse.burnAt(step);
            try {
                renew();
                done = true;
            } catch (Fuse.Burnt burnt) {
                fuse.never();
                nothingHasChanged();
            }
        }
        fuse.never();
        assertThat(step).isGreaterThan(8);
        assertThat(office.certificates().one(certificate.id()).revoked()).isPresent();
        assertThat(office.renewals().ancestry(certificate.id()).after()).hasSize(1);
        assertThat(office.audit().recent(200)).filteredOn(entry -> entry.act() == Act.SERIAL_ABANDONED).isNotEmpty();
    }

    @Test void aListThatCannotBePublishedStopsItBeforeItBegins() throws IOException {
        var file = folder.resolve("crl.pem");
        office.revocationLists().change(root.id(), new RevocationListSettings(24, file.toString(), "", false, false));
        Files.delete(file);
        Files.createDirectory(file);
        assertThatThrownBy(this::renew).isInstanceOf(FileFailure.CannotWrite.class);
        nothingHasChanged();
        var all = office.renewals().replaceAll(new long[] {certificate.id().value()}, new ReplacementWish.Renew(RenewalsTest.AT_ONCE), Progress.NONE);
        assertThat(all.problems()).singleElement().satisfies(one -> assertThat(one.why()).isInstanceOf(FileFailure.CannotWrite.class));
        nothingHasChanged();
        office.renewals().renew(certificate.id(), new RenewalTerms(RenewalTerms.KeyChoice.NEW, RenewalTerms.Life.AS_BEFORE,
                new Handover.WhenConfirmed(Duration.ofDays(3))));
        assertThat(office.pendingRevocations().all()).hasSize(1);
    }

    @Test void anAuthorityThatHasEndedStopsIt() {
        clock.advance(Duration.ofDays(4_000));
        assertThatThrownBy(this::renew).isInstanceOf(Failure.Refused.class);
        nothingHasChanged();
    }

    @Test void oneThatWasRevokedInBetweenStaysRevoked() {
        var proposal = office.renewals().propose(certificate.id(), RenewalsTest.AT_ONCE).orRefuse();
        office.revocations().revoke(Scope.of(certificate.id()), Reason.KEY_COMPROMISE);
        assertThat(proposal.old().revoked()).isEmpty();
        assertThatThrownBy(this::renew).isInstanceOf(Failure.Refused.class);
        assertThat(office.certificates().ids(CertificateQuery.ALL)).hasSize(2);
    }
}
