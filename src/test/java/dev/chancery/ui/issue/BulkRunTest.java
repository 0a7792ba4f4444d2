package dev.chancery.ui.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.chancery.TestOffice;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.BulkKind;
import dev.chancery.domain.BulkState;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.domain.Progress;
import dev.chancery.engine.Acknowledgement;
import dev.chancery.engine.BulkJob;
import dev.chancery.engine.Certificates.Equipped;
import dev.chancery.engine.Suggestion;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.concurrent.CancellationException;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkRunTest {

    @TempDir Path folder;
    private TestOffice lab;
    private AuthorityId root;

    @BeforeEach void open() {
        lab = TestOffice.in(folder);
        root = lab.root("Lab Root", KeySpec.EC_P256).id();
    }

    @AfterEach void close() {
        lab.close();
    }

    private long[] things(int count) {
        return LongStream.range(0, count).map(number -> lab.thing("press-" + number).number()).toArray();
    }

    private BulkRun run(Profile profile, long... things) {
        return new BulkRun(lab.office, TestOffice.terms(lab.office.authorities().one(root), profile, KeySpec.EC_P256), things, Equipped.SKIP);
    }

    private static Progress pauseAfter(long enough) {
        return new Progress() {
            private long done;

            @Override public void expect(long total) {}

            @Override public void advance(long more) {
                done += more;
            }

            @Override public void checkCancelled() {
                if (done >= enough) {
                    throw new CancellationException();
                }
            }
        };
    }

    @Test void whatIsCutShortWaitsInTheStoreAndGoesOnAfterARestart() {
        var run = run(Profile.DEVICE, things(1_020));
        assertThatThrownBy(() -> run.run(pauseAfter(1))).isInstanceOf(CancellationException.class);
        var kept = run.kept();
        assertThat(kept).isNotEmpty().hasSizeLessThan(1_020);

        lab.reopen();
        var waiting = lab.office.bulkJobs().open().getFirst();
        assertThat(lab.office.overview().look(ZoneOffset.UTC).steps()).contains(new Suggestion.ContinueBulk(waiting.id(), BulkKind.ISSUE, kept.size(), 1_020));
        var done = lab.office.bulkJobs().run(waiting.id(), new char[0], Progress.NONE, Acknowledgement.NONE);

        assertThat(done.state()).isEqualTo(BulkState.DONE);
        assertThat(lab.office.bulkJobs().certificates(done.id())).hasSize(1_020).contains(kept.stream().mapToLong(CertificateId::value).toArray());
        assertThat(lab.office.certificates().count()).isEqualTo(1_021);
    }

    @Test void whatIsCutShortBeforeTheFirstLeavesNothingToGoOnWith() {
        var run = run(Profile.DEVICE, things(3));
        assertThatThrownBy(() -> run.run(pauseAfter(0))).isInstanceOf(CancellationException.class);
        assertThat(run.kept()).isEmpty();
        assertThat(lab.office.bulkJobs().open()).isEmpty();
    }

    @Test void termsThatNobodyCanMeetAreRefusedAndNoJobIsBegun() {
        var run = run(Profile.SERVER, lab.thing("no host name").number());
        assertThatThrownBy(() -> run.run(Progress.NONE)).isInstanceOf(Failure.Refused.class);
        assertThat(lab.office.bulkJobs().recent(10)).isEmpty();
    }

    @Test void everybodyIsCountedOnce() {
        var things = things(3);
        run(Profile.DEVICE, things[0]).run(Progress.NONE);
        var all = run(Profile.DEVICE, things);
        var outcome = all.run(Progress.NONE);
        assertThat(outcome.passedOver()).isEqualTo(1);
        assertThat(outcome.certificates()).hasSize(2).isEqualTo(all.kept());
        assertThat(lab.office.bulkJobs().recent(10)).extracting(BulkJob::all).containsExactly(3L, 1L);
    }
}
