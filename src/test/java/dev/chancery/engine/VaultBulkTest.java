package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.domain.BulkId;
import dev.chancery.domain.BulkResult;
import dev.chancery.domain.BulkState;
import dev.chancery.domain.Failure;
import dev.chancery.domain.NamePattern;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Ttl;
import dev.chancery.domain.VaultFailure;
import dev.chancery.domain.VaultViolation;
import dev.chancery.vault.PracticeVault.Fault;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A bulk job whose certificates a Vault signs.
class VaultBulkTest {

    @TempDir Path folder;
    private final List<String> acknowledged = new ArrayList<>();
    private VaultLab lab;

    @BeforeEach void open() {
        lab = VaultLab.in(folder);
    }

    @AfterEach void close() {
        lab.close();
    }

    private BulkJobs jobs() {
        return lab.lab.office.bulkJobs();
    }

    private BulkId planned(String pattern, Ttl life) {
        return jobs().start(jobs().plan(new BulkWish(new BulkSource.OfPattern(NamePattern.of(pattern).orRefuse()), lab.terms(life),
                Certificates.Equipped.SKIP, Optional.empty()), Progress.NONE)).id();
    }

    private BulkJob run(BulkId id, boolean asSigned) {
        return jobs().run(id, new BulkJobs.Going(new char[0], asSigned), Progress.NONE, (_, thing) -> acknowledged.add(thing));
    }

    private int there() {
        return lab.vault.count("pki_int") - 1;
    }

    @Test void aServerAndAProgramThatDieInTheMiddleOfTwoHundredLeaveNoneOutAndNoneDouble() throws Exception {
        var id = planned("press-{001..200}.lab.test", Ttl.days(30));
        for (int i = 0; i < 3; i++) {
            cutOff(id, 50, i == 1 ? Fault.GONE : Fault.LOST);
            lab.lab.kill();
        }
        assertThat(jobs().one(id).state()).isEqualTo(BulkState.OPEN);
        assertThat(run(id, false).state()).isEqualTo(BulkState.DONE);
        assertThat(jobs().one(id).count().of(BulkResult.ISSUED)).isEqualTo(200);
        assertThat(there()).isEqualTo(200);
        assertThat(new HashSet<>(lab.here().stream().map(one -> one.thing().orElseThrow()).toList())).hasSize(200);
        assertThat(lab.compare().agrees()).isTrue();
        assertThat(acknowledged).doesNotHaveDuplicates();
    }

    /// The answer to the request after so many is lost, and with it the server.
    private void cutOff(BulkId id, int after, Fault fault) {
        var until = acknowledged.size() + after;
        assertThatThrownBy(() -> jobs().run(id, new BulkJobs.Going(new char[0], false), Progress.NONE, (_, thing) -> {
            acknowledged.add(thing);
            if (acknowledged.size() == until) {
                lab.vault.once("sign/device", fault);
            }
        })).isInstanceOf(VaultFailure.VaultUnreached.class);
        lab.vault.seal();
        assertThatThrownBy(() -> run(id, false)).isInstanceOf(VaultFailure.VaultRefused.class);
        lab.vault.unseal();
    }

    @Test void aLostAnswerThatSomethingElseFindsIsInTheBooksOfTheJob() {
        var id = planned("press-{1..3}.lab.test", Ttl.days(30));
        lab.vault.once("sign/device", Fault.LOST);
        assertThatThrownBy(() -> run(id, false)).isInstanceOf(VaultFailure.VaultUnreached.class);
        lab.issued("another.lab.test");
        assertThat(jobs().one(id).count().of(BulkResult.ISSUED)).isEqualTo(1);
        run(id, false);
        assertThat(there()).isEqualTo(4);
    }

    @Test void aLifeThatIsCutStopsTheJobAndIsRevokedAgain() {
        var id = planned("press-{1..3}.lab.test", Ttl.days(700));
        assertThatThrownBy(() -> run(id, false)).isInstanceOfSatisfying(Failure.Refused.class,
                refused -> assertThat(refused.violations()).hasOnlyElementsOfType(VaultViolation.VaultDiffers.class));
        assertThat(there()).isEqualTo(1);
        assertThat(lab.here()).isEmpty();
        assertThat(jobs().one(id).state()).isEqualTo(BulkState.OPEN);
        assertThat(lab.compare().strays()).allSatisfy(stray -> assertThat(stray.revoked()).isPresent());
    }

    @Test void aLifeThatIsCutIsKeptWhereThatIsSaid() {
        var id = planned("press-{1..3}.lab.test", Ttl.days(700));
        assertThat(run(id, true).count().of(BulkResult.ISSUED)).isEqualTo(3);
        assertThat(acknowledged).hasSize(3);
        assertThat(lab.compare().agrees()).isTrue();
    }

    @Test void whomTheRoleRefusesIsLeftOutAndSaid() {
        var id = planned("press-{1.lab.test,2.elsewhere.org,3.lab.test}", Ttl.days(30));
        var done = run(id, false);
        assertThat(done.count().of(BulkResult.ISSUED)).isEqualTo(2);
        assertThat(done.count().of(BulkResult.REFUSED)).isEqualTo(1);
        assertThat(done.state()).isEqualTo(BulkState.DONE);
    }

    @Test void oneThatIsAskedTooOftenIsAskedAgainLater() {
        var id = planned("press-{1..2}.lab.test", Ttl.days(30));
        lab.vault.once("sign/device", Fault.BUSY);
        assertThat(run(id, false).state()).isEqualTo(BulkState.DONE);
        assertThat(there()).isEqualTo(2);
    }

    @Test void aPauseKeepsWhatIsDoneAndGoesOnThere() {
        var id = planned("press-{01..10}.lab.test", Ttl.days(30));
        var pause = new Progress() {
            private long done;
            @Override public void expect(long total) {}
            @Override public void advance(long more) {
                done += more;
                checkCancelled();
            }
            @Override public void checkCancelled() {
                if (done >= 4) {
                    throw new CancellationException();
                }
            }
        };
        assertThatThrownBy(() -> jobs().run(id, new BulkJobs.Going(new char[0], false), pause, (_, thing) -> acknowledged.add(thing)))
                .isInstanceOf(CancellationException.class);
        assertThat(acknowledged).hasSize(4);
        run(id, false);
        assertThat(acknowledged).hasSize(10).doesNotHaveDuplicates();
        assertThat(there()).isEqualTo(10);
    }
}
