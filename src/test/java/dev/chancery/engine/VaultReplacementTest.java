package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.BulkId;
import dev.chancery.domain.BulkResult;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultViolation;
import dev.chancery.vault.PracticeVault.Fault;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Renewals, rotations and revocations of many that a Vault has signed.
class VaultReplacementTest {

    @TempDir Path folder;
    private VaultLab lab;

    @BeforeEach void open() {
        lab = VaultLab.in(folder);
    }

    @AfterEach void close() {
        lab.close();
    }

    private Renewals renewals() {
        return lab.lab.office.renewals();
    }

    private Replacements rotate(Ttl life, Handover handover, Certificate... certificates) {
        return renewals().replaceAsking(List.of(certificates).stream().mapToLong(one -> one.id().value()).toArray(),
                new ReplacementWish.Rotate(Optional.of(life), Optional.empty(), handover), Progress.NONE);
    }

    @Test void severalAreRotatedAndTheOldOnesRevokedThere() {
        var done = rotate(Ttl.days(20), new Handover.AtOnce(), lab.issued("a.lab.test"), lab.issued("b.lab.test"));
        assertThat(done.done()).hasSize(2).allSatisfy(pair ->
                assertThat(lab.lab.office.certificates().one(pair.old()).revoked()).isPresent());
        assertThat(done.problems()).isEmpty();
        assertThat(lab.compare().agrees()).isTrue();
    }

    @Test void whatIsSignedOtherwiseWaitsAndIsKeptInThePlaceOfTheOldOne() {
        var old = lab.issued("a.lab.test");
        var done = rotate(Ttl.days(700), new Handover.AtOnce(), old);
        assertThat(done.done()).isEmpty();
        assertThat(done.waiting()).hasSize(1);
        assertThat(lab.lab.office.certificates().one(old.id()).revoked()).isEmpty();
        var successor = renewals().keep(done.waiting().getFirst().errand());
        assertThat(successor.hasKey()).isTrue();
        assertThat(lab.lab.office.certificates().one(old.id()).revoked()).isPresent();
        assertThat(renewals().ancestry(old.id()).after()).hasSize(1);
        assertThat(lab.compare().agrees()).isTrue();
    }

    @Test void whereNobodyCanBeAskedItIsRevokedAgainAndTheOldOneStays() {
        var old = lab.issued("a.lab.test");
        var done = renewals().replaceAll(new long[] {old.id().value()},
                new ReplacementWish.Rotate(Optional.of(Ttl.days(700)), Optional.empty(), new Handover.AtOnce()), Progress.NONE);
        assertThat(done.problems()).singleElement().satisfies(problem -> assertThat(problem.why()).isInstanceOfSatisfying(Failure.Refused.class,
                refused -> assertThat(refused.violations()).hasOnlyElementsOfType(VaultViolation.VaultDiffers.class)));
        assertThat(lab.lab.office.certificates().one(old.id()).revoked()).isEmpty();
    }

    @Test void aVaultThatIsAwayIsAskedOnceAndEveryOldOneStaysGood() {
        var first = lab.issued("a.lab.test");
        var second = lab.issued("b.lab.test");
        lab.vault.once("sign/device", Fault.GONE);
        var done = rotate(Ttl.days(20), new Handover.AtOnce(), first, second);
        assertThat(done.problems()).hasSize(2).allSatisfy(problem -> assertThat(problem.why()).isInstanceOf(VaultFailure.VaultUnreached.class));
        assertThat(lab.here()).allMatch(one -> one.revoked().isEmpty());
        assertThat(rotate(Ttl.days(20), new Handover.AtOnce(), first, second).done()).hasSize(2);
        assertThat(lab.here()).hasSize(4);
        assertThat(lab.compare().agrees()).isTrue();
    }

    private BulkJob run(BulkId job) {
        return lab.lab.office.bulkJobs().run(job, new char[0], Progress.NONE, Acknowledgement.NONE);
    }

    @ParameterizedTest @EnumSource(names = {"GONE", "LOST"})
    void aJobStopsWhereTheVaultIsAwayAndGoesOnWithoutReplacingTwice(Fault fault) {
        var old = List.of(lab.issued("a.lab.test"), lab.issued("b.lab.test"), lab.issued("c.lab.test"));
        var job = lab.lab.office.bulkJobs().replacements().start(old.stream().mapToLong(one -> one.id().value()).toArray(),
                new ReplacementWish.Rotate(Optional.of(Ttl.days(20)), Optional.empty(), new Handover.AtOnce()));
        lab.vault.once("sign/device", fault);
        assertThatThrownBy(() -> run(job)).isInstanceOf(VaultFailure.VaultUnreached.class);
        assertThat(lab.lab.office.bulkJobs().open()).hasSize(1);
        assertThat(run(job).count().byResult()).isEqualTo(Map.of(BulkResult.ISSUED, 3L));
        assertThat(lab.here()).hasSize(6).filteredOn(one -> one.revoked().isPresent()).hasSize(3);
        assertThat(lab.compare().agrees()).isTrue();
    }

    @Test void revokingManyCanBeCancelledAndMarksWhatIsRevokedThere() {
        var ids = LongStream.of(lab.issued("a.lab.test").id().value(), lab.issued("b.lab.test").id().value());
        var scope = new Scope.Certificates(ids.mapToObj(CertificateId::new).toList());
        var stop = new Progress() {
            @Override public void expect(long total) {}
            @Override public void advance(long done) {
                throw new CancellationException();
            }
            @Override public void checkCancelled() {}
        };
        assertThatThrownBy(() -> lab.lab.office.revocations().revoke(scope, Reason.SUPERSEDED, stop)).isInstanceOf(CancellationException.class);
        assertThat(lab.here()).filteredOn(one -> one.revoked().isPresent()).hasSize(1);
        assertThat(lab.compare().agrees()).isTrue();
    }
}
