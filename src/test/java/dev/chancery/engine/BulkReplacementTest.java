package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.CertificateQuery;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.NewThing;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.domain.RevocationListSettings;
import dev.chancery.domain.Status;
import dev.chancery.domain.Thing;
import dev.chancery.domain.ThingId;
import dev.chancery.domain.ThingQuery;
import dev.chancery.engine.Certificates.Equipped;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkReplacementTest {

    private static final int MANY = 150;
    private static final Duration MONTH = Duration.ofDays(30);
    private static final ReplacementWish AT_ONCE = new ReplacementWish.Renew(RenewalsTest.AT_ONCE);

    @TempDir Path folder;
    private TestOffice lab;
    private Authority root;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Lab Root", KeySpec.EC_P256);
        var entries = IntStream.range(0, MANY)
                .mapToObj(i -> new NewThing(new ThingId("press-%05d".formatted(i)), Thing.Description.NONE)).toList();
        lab.office.things().addAll(entries, "test", Progress.NONE);
        lab.office.certificates().issueAll(TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256),
                lab.office.things().numbers(ThingQuery.ALL), Equipped.SKIP, Progress.NONE);
    }

    @AfterEach void close() {
        lab.close();
    }

    private Renewals renewals() {
        return lab.office.renewals();
    }

    private long revoked() {
        return lab.office.certificates().countByStatus().get(Status.REVOKED);
    }

    @Test void allThatEndWithinASpanAreRenewedAndTheListTellsItOnce() {
        lab.office.revocationLists().change(root.id(),
                new RevocationListSettings(24, folder.resolve("crl.pem").toString(), "", false, false));
        lab.clock.advance(Duration.ofDays(340));
        var ending = renewals().ending(MONTH);
        assertThat(ending).hasSize(MANY);
        var renewed = renewals().replaceAll(ending, AT_ONCE, Progress.NONE);
        assertThat(renewed.done()).hasSize(MANY);
        assertThat(renewed.problems()).isEmpty();
        assertThat(renewed.publications()).hasSize(1);
        assertThat(revoked()).isEqualTo(MANY);
        assertThat(renewals().ending(MONTH)).isEmpty();
    }

    @Test void aDryRunTellsWhichAndChangesNothing() {
        lab.clock.advance(Duration.ofDays(340));
        var ending = renewals().ending(MONTH);
        assertThat(renewals().dryRun(ending, AT_ONCE).ready()).hasSize(MANY);
        assertThat(lab.office.certificates().count()).isEqualTo(MANY + 1);
        assertThat(renewals().ending(MONTH)).hasSize(MANY);
    }

    @Test void whatCannotBeRenewedIsNamedAndTheOthersAre() {
        lab.clock.advance(Duration.ofDays(340));
        var young = lab.office.certificates().issue(Order.of(lab.thing("kiln"), TestOffice.terms(root, Profile.DEVICE, KeySpec.EC_P256)));
        var wanted = LongStream.concat(LongStream.of(young.id().value(), 99_999, renewals().ending(MONTH)[0]),
                LongStream.of(renewals().ending(MONTH))).toArray();
        var renewed = renewals().replaceAll(wanted, AT_ONCE, Progress.NONE);
        assertThat(renewed.done()).hasSize(MANY);
        assertThat(renewed.problems()).extracting(Replacements.Problem::certificate)
                .containsExactlyInAnyOrder(young.id(), new CertificateId(99_999), new CertificateId(wanted[2]));
        assertThat(renewed.problems()).allSatisfy(one -> assertThat(one.why()).isInstanceOf(Failure.class));
        assertThat(revoked()).isEqualTo(MANY);
    }

    @Test void afterACancelWhatWasAcknowledgedIsThereAndNothingElse() {
        lab.clock.advance(Duration.ofDays(340));
        var done = new long[1];
        assertThatThrownBy(() -> renewals().replaceAll(renewals().ending(MONTH), AT_ONCE, new Progress() {
            @Override public void expect(long total) {}

            @Override public void advance(long more) {
                done[0] += more;
                if (done[0] > 100) {
                    throw new CancellationException();
                }
            }

            @Override public void checkCancelled() {}
        })).isInstanceOf(CancellationException.class);
        assertThat(revoked()).isEqualTo(done[0]).isBetween(101L, 149L);
        assertThat(lab.office.certificates().ids(CertificateQuery.ALL)).hasSize((int) (MANY + 1 + done[0]));
        assertThat(lab.office.audit().recent(1_000)).noneMatch(entry -> entry.act() == Act.SERIAL_ABANDONED);
    }

    @Test void aCancelInTheMiddleOfAChunkLeavesNoTraceOfIt() {
        lab.clock.advance(Duration.ofDays(340));
        assertThatThrownBy(() -> renewals().replaceAll(renewals().ending(MONTH), AT_ONCE, new Progress() {
            private int checks;

            @Override public void expect(long total) {}

            @Override public void advance(long more) {}

            @Override public void checkCancelled() {
                if (++checks > 20) {
                    throw new CancellationException();
                }
            }
        })).isInstanceOf(CancellationException.class);
        assertThat(revoked()).isZero();
        assertThat(lab.office.certificates().count()).isEqualTo(MANY + 1);
        assertThat(lab.office.audit().recent(1_000)).filteredOn(entry -> entry.act() == Act.SERIAL_ABANDONED).hasSize(64);
    }

    @Test void manyAreRotatedEachOnItsOwnTerms() {
        var ids = lab.office.certificates().ids(CertificateQuery.ALL.withText("press-"));
        var rotated = renewals().replaceAll(ids,
                new ReplacementWish.Rotate(Optional.empty(), Optional.of(KeySpec.ED25519), new Handover.Never()), Progress.NONE);
        assertThat(rotated.done()).hasSize(MANY);
        assertThat(revoked()).isZero();
        assertThat(lab.office.certificates().one(rotated.done().getFirst().successor()).key()).isEqualTo(KeySpec.ED25519);
    }
}
