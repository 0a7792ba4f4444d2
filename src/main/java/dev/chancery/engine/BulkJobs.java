package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.BulkId;
import dev.chancery.domain.BulkResult;
import dev.chancery.domain.BulkState;
import dev.chancery.domain.BulkTarget;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.Thing;
import dev.chancery.domain.VaultFailure;
import dev.chancery.engine.Certificates.Equipped;
import dev.chancery.intake.ProfileJson;
import dev.chancery.store.BulkRow;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// Issuing for many things as one job, which is in the store and outlives the program: planned, started, run, and run again
/// after a pause, a failure or a crash until everything is done. No thing gets two certificates from one job, and none is
/// left out. Jobs that replace many certificates are begun elsewhere ([#replacements]), and are run here like the others.
///
/// A job takes as much memory for a hundred thousand things as for a thousand.
public final class BulkJobs {

    /// The files of a delivered job that say what became of each thing.
    public static final String MANIFEST_CSV = "manifest.csv";
    public static final String MANIFEST_JSON = "manifest.json";

    private final Desk desk;
    private final Certificates certificates;
    private final Exports exports;
    private final BulkWork work;
    private final ReplacementJobs replacements;
    private final Set<BulkId> running = ConcurrentHashMap.newKeySet();

    BulkJobs(Desk desk, Certificates certificates, Exports exports, BulkWork work, ReplacementJobs replacements) {
        this.desk = desk;
        this.certificates = certificates;
        this.exports = exports;
        this.work = work;
        this.replacements = replacements;
    }

    /// Looks at everything that the job would do. Nothing is issued and no thing is added; the plan is [#start]ed, or
    /// [#discard]ed, or gone when the store is opened next. Progress counts bytes of a list, things otherwise.
    ///
    /// @throws Failure.UnfitList when the list is too long, or another one than was opened
    /// @throws FileFailure.CannotRead when the list is gone
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled
    public BulkPlan plan(BulkWish wish, Progress progress) {
        var drafting = certificates.drafting(wish.terms());
        var terms = new BulkRow.Terms(wish.terms().issuer(), ProfileJson.write(wish.terms().profile()), wish.terms().key(),
                wish.terms().life(), wish.equipped() == Equipped.ISSUE_ANOTHER);
        var target = wish.delivery().map(wanted -> BulkFolder.of(wanted, exports.proposedFolder(), unfinished()));
        var id = desk.change(tx -> tx.bulk().insert(wish.source().label(), terms, target, desk.now()));
        try (var _ = Headroom.forJob()) {
            return new BulkPlanning(desk, id, drafting).plan(wish.source(), progress);
        } catch (RuntimeException failed) {
            desk.write(tx -> tx.bulk().delete(id));
            throw failed;
        }
    }

    private List<BulkTarget> unfinished() {
        return desk.read(tx -> Stream.of(BulkState.PLANNED, BulkState.OPEN).flatMap(state -> tx.bulk().in(state).stream()).toList())
                .stream().flatMap(job -> job.target().stream()).toList();
    }

    /// Drops a plan that is not started; one that is stays.
    public void discard(BulkPlan plan) {
        desk.write(tx -> {
            if (tx.bulk().byId(plan.id()).filter(job -> job.state() == BulkState.PLANNED).isPresent()) {
                tx.bulk().delete(plan.id());
            }
        });
    }

    /// Writes everything that the plan leaves out and why into a file, as CSV that no spreadsheet runs anything in. A file that
    /// is there is replaced. `wish` is what was planned.
    ///
    /// @throws FileFailure when the place does not allow it
    /// @throws Failure.UnfitList when the list is another one by now
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled
    public void saveProblems(BulkPlan plan, BulkWish wish, Path file, BulkProblems.Wording wording, Progress progress) {
        var examination = new BulkExamination(desk, certificates.drafting(wish.terms()));
        new BulkProblems(desk, plan.id(), wish.source(), examination).save(file, plan.badRows() + plan.unfit(), wording, progress);
    }

    /// From now on the job is in the store until it is done or ended. Nothing is issued before it is [#run].
    ///
    /// @throws Failure.Overtaken when the plan is gone or was started before
    public BulkJob start(BulkPlan plan) {
        desk.write(tx -> {
            tx.bulk().advance(plan.id(), BulkState.PLANNED, BulkState.OPEN);
            desk.note(tx, Act.BULK_STARTED, name(plan.id()), plan.all() + " things");
        });
        return one(plan.id());
    }

    /// Does what is left of the job: issues, writes the files where that is wanted, and the manifest beside them. A pause is a
    /// cancel of `progress`; run again, the job goes on exactly there. Each certificate is told to `acknowledgement` when it is
    /// durable. The passphrase protects keys that leave, is kept nowhere, and is the caller's to wipe.
    ///
    /// @throws Failure.Refused when a passphrase is needed and missing or too short; nothing is done then
    /// @throws Failure.Overtaken when the job is not open, or runs already
    /// @throws FileFailure when the place of the files is full, gone or read-only; what is issued stays, and so does the job
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled; what it was told is durable
    public BulkJob run(BulkId id, char[] passphrase, Progress progress, Acknowledgement acknowledgement) {
        return run(id, new Going(passphrase, false), progress, acknowledgement);
    }

    /// What is said each time a job goes on: the passphrase, and with `asSigned` that what a Vault signs otherwise than asked
    /// for, as with a shorter life, is kept. Without that the first such certificate is revoked again and stops the run.
    public record Going(char[] passphrase, boolean asSigned) {}

    /// The same; see [Going].
    ///
    /// @throws VaultFailure when a Vault cannot be asked any more; what is issued stays, and so does the job
    public BulkJob run(BulkId id, Going going, Progress progress, Acknowledgement acknowledgement) {
        return alone(id, () -> {
            try (var _ = Headroom.forJob()) {
                var job = desk.read(tx -> tx.bulk().byId(id)).filter(one -> one.state() == BulkState.OPEN)
                        .orElseThrow(() -> new Failure.Overtaken("bulk job " + id.value()));
                run(job, going, new Reckoned(progress), acknowledgement);
                return end(id, BulkState.DONE, Act.BULK_DONE);
            }
        });
    }

    /// A job that ended while it runs would go on issuing what its manifest denies.
    private BulkJob alone(BulkId id, Supplier<BulkJob> work) {
        if (!running.add(id)) {
            throw new Failure.Overtaken("bulk job " + id.value());
        }
        try {
            return work.get();
        } finally {
            running.remove(id);
        }
    }

    private void run(BulkRow job, Going going, Reckoned progress, Acknowledgement acknowledgement) {
        switch (job.kind()) {
            case ISSUE -> work.run(job, going, progress, acknowledgement);
            case RENEW, ROTATE -> replacements.run(job, going.asSigned(), progress, acknowledgement);
        }
    }

    /// Ends a job that does not run, with what is done by now: its manifest says which things were not reached.
    ///
    /// @throws Failure.Overtaken when it runs, or is not open
    /// @throws FileFailure when the manifest cannot be written beside the files; the job has ended all the same
    public BulkJob finish(BulkId id) {
        return alone(id, () -> end(id, BulkState.ENDED, Act.BULK_ENDED));
    }

    /// Renewing and rotating many certificates as jobs.
    public ReplacementJobs replacements() {
        return replacements;
    }

    private BulkJob end(BulkId id, BulkState how, Act act) {
        if (how == BulkState.DONE) {
            writeManifest(id);
        }
        desk.write(tx -> {
            tx.bulk().advance(id, BulkState.OPEN, how);
            desk.note(tx, act, name(id), tx.bulk().count(id).of(BulkResult.ISSUED) + " certificates");
        });
        if (how == BulkState.ENDED) {
            writeManifest(id);
            replacements.publish(id);
        }
        return one(id);
    }

    /// Beside the files, where there are any.
    private void writeManifest(BulkId id) {
        one(id).target().map(BulkTarget::place).filter(Files::isDirectory).ifPresent(place -> {
            new BulkManifest(desk, id).csv(place.resolve(MANIFEST_CSV));
            new BulkManifest(desk, id).json(place.resolve(MANIFEST_JSON));
        });
    }

    /// Writes what became of each thing into a file, as CSV that no spreadsheet runs anything in, or as JSON when the name of the
    /// file ends in `.json`. A file that is there is replaced.
    ///
    /// @throws FileFailure when the place does not allow it
    public void saveManifest(BulkId id, Path file) {
        var manifest = new BulkManifest(desk, one(id).id());
        if (file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
            manifest.json(file);
        } else {
            manifest.csv(file);
        }
    }

    /// Those that were begun and are not done, the newest first.
    public List<BulkJob> open() {
        return desk.read(tx -> tx.bulk().in(BulkState.OPEN)).stream().map(this::job).toList();
    }

    /// The last that were begun, whatever became of them, the newest first.
    public List<BulkJob> recent(int most) {
        return desk.read(tx -> tx.bulk().begun(most)).stream().map(this::job).toList();
    }

    /// @throws Failure.Gone when there is none
    public BulkJob one(BulkId id) {
        return desk.read(tx -> tx.bulk().byId(id)).map(this::job).orElseThrow(() -> new Failure.Gone(name(id)));
    }

    private BulkJob job(BulkRow row) {
        return BulkJob.of(row, desk.read(tx -> tx.bulk().count(row.id())));
    }

    /// Whether it is being run now, in this program.
    public boolean isRunning(BulkId id) {
        return running.contains(id);
    }

    /// Things of a job that issues which were refused and would be again, with the reasons; at most so many.
    public List<Issued.Problem> refused(BulkId id, int most) {
        var row = desk.read(tx -> tx.bulk().byId(id)).orElseThrow(() -> new Failure.Gone(name(id)));
        var drafting = certificates.drafting(BulkJob.terms(row));
        var numbers = desk.read(tx -> tx.bulkItems().refused(id, most)).stream().flatMapToLong(item -> item.thing().stream()).toArray();
        return desk.read(tx -> tx.things().rows(numbers)).stream().map(thing -> problem(drafting, thing))
                .filter(problem -> !problem.violations().isEmpty()).toList();
    }

    private Issued.Problem problem(Drafting drafting, Thing thing) {
        return new Issued.Problem(thing.id(), drafting.draft(thing, desk.newSerial(), desk.now()).violations());
    }

    /// The certificates that the job has issued, in the order of its things or of those that they replace.
    public long[] certificates(BulkId id) {
        return desk.read(tx -> LongStream.concat(Arrays.stream(tx.bulkItems().certificates(id)),
                Arrays.stream(tx.bulkReplacements().successors(id))).toArray());
    }

    private static String name(BulkId id) {
        return "bulk job " + id.value();
    }
}
