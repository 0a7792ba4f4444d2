package dev.chancery.ui.issue;

import dev.chancery.domain.BulkId;
import dev.chancery.domain.BulkResult;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Progress;
import dev.chancery.engine.Acknowledgement;
import dev.chancery.engine.BulkJob;
import dev.chancery.engine.BulkJobs;
import dev.chancery.engine.BulkPlan;
import dev.chancery.engine.BulkSource;
import dev.chancery.engine.BulkWish;
import dev.chancery.engine.Certificates.Equipped;
import dev.chancery.engine.Office;
import dev.chancery.engine.Order;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/// Issuing for things of the store as a job that is in the store, too: when it is cut short after the first certificate, it
/// waits there and can go on, and until then this says what it has left. Runs in the background.
final class BulkRun {

    private static final int MOST_PROBLEMS = 1_000;
    private static final char[] NO_FILES = {};

    private final Office office;
    private final BulkJobs jobs;
    private final BulkWish wish;
    private final VaultRun elsewhere;
    private volatile Optional<BulkId> begun = Optional.empty();

    BulkRun(Office office, Order.Terms terms, long[] things, Equipped equipped) {
        this.office = office;
        this.jobs = office.bulkJobs();
        this.wish = new BulkWish(new BulkSource.OfThings(things), terms, equipped, Optional.empty());
        this.elsewhere = new VaultRun(office, terms, things, equipped);
    }

    /// @throws Failure.Refused when nothing could be issued for anyone
    Outcome.Many run(Progress progress) {
        return isElsewhere() ? elsewhere.run(progress) : runHere(progress);
    }

    private boolean isElsewhere() {
        return office.authorities().inVault(wish.terms().issuer()).isPresent();
    }

    private Outcome.Many runHere(Progress progress) {
        var plan = jobs.plan(wish, new Unseen(progress));
        requireFit(plan);
        var job = jobs.start(plan);
        begun = Optional.of(job.id());
        try {
            return outcome(jobs.run(job.id(), NO_FILES, progress, Acknowledgement.NONE));
        } catch (RuntimeException cutShort) {
            endWhereNothingIsDone(job.id());
            throw cutShort;
        }
    }

    private void requireFit(BulkPlan plan) {
        if (plan.all() > 0 && plan.unfit() == plan.all()) {
            jobs.discard(plan);
            throw new Failure.Refused(plan.unfitFirst().getFirst().violations());
        }
    }

    private void endWhereNothingIsDone(BulkId id) {
        if (!jobs.isRunning(id) && jobs.open().stream().anyMatch(open -> open.id().equals(id) && open.count().of(BulkResult.ISSUED) == 0)) {
            jobs.finish(id);
        }
    }

    private Outcome.Many outcome(BulkJob done) {
        var problems = jobs.refused(done.id(), MOST_PROBLEMS).stream()
                .map(problem -> new Outcome.Problem(problem.thing(), problem.violations())).toList();
        if (done.count().of(BulkResult.ISSUED) == 0 && !problems.isEmpty()) {
            throw new Failure.Refused(problems.getFirst().violations());
        }
        return new Outcome.Many(kept(), (int) done.count().of(BulkResult.KEPT), problems);
    }

    /// The certificates that were issued until now.
    List<CertificateId> kept() {
        return isElsewhere() ? elsewhere.kept()
                : begun.map(jobs::certificates).stream().flatMapToLong(LongStream::of).mapToObj(CertificateId::new).toList();
    }

    int things() {
        return elsewhere.things();
    }

    /// The dry run counts for nothing.
    private record Unseen(Progress whole) implements Progress {
        @Override public void expect(long total) {}

        @Override public void advance(long done) {}

        @Override public void checkCancelled() {
            whole.checkCancelled();
        }
    }
}
