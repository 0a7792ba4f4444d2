package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.BulkId;
import dev.chancery.domain.BulkState;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Progress;
import dev.chancery.store.BulkRow;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Takes old jobs that issued for many out of the store, each after its manifest has become a file. What they issued stays, and
/// so does the audit log. A job that is not done is never among them.
public final class BulkTidying {

    /// Which jobs stay: so many, the newest, and those that were begun within `days`.
    public record Kept(int jobs, int days) {

        public static final Kept USUAL = new Kept(50, 90);

        public Kept {
            if (jobs < 0 || days < 0) {
                throw new IllegalArgumentException("less than none");
            }
        }
    }

    /// A job that is out of the store, how many things it was for, and the file that says what became of each.
    public record Tidied(BulkId job, long things, Path manifest) {}

    private final Desk desk;

    BulkTidying(Desk desk) {
        this.desk = desk;
    }

    /// The jobs that would go, the oldest first.
    public List<BulkId> old(Kept kept) {
        var since = desk.now().minus(Duration.ofDays(kept.days()));
        return desk.read(tx -> tx.bulk().begun(Integer.MAX_VALUE)).stream().skip(kept.jobs())
                .filter(job -> job.state() == BulkState.DONE || job.state() == BulkState.ENDED)
                .filter(job -> !job.begun().isAfter(since)).map(BulkRow::id).toList().reversed();
    }

    /// Writes the manifest of each old job into this folder, never over a file that is there, and takes the job out of the
    /// store once the file is safe. Progress counts jobs.
    ///
    /// @throws FileFailure when the place does not allow it; the job stays, and so do those after it
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled, between two jobs
    public List<Tidied> tidy(Kept kept, Path folder, Progress progress) {
        var old = old(kept);
        progress.expect(old.size());
        var tidied = new ArrayList<Tidied>();
        for (var job : old) {
            progress.checkCancelled();
            tidied.add(tidy(job, folder));
            progress.advance(1);
        }
        return tidied;
    }

    private Tidied tidy(BulkId job, Path folder) {
        var things = desk.read(tx -> tx.bulk().count(job)).all();
        var file = free(job, folder);
        new BulkManifest(desk, job).csv(file);
        desk.write(tx -> {
            tx.bulk().delete(job);
            desk.note(tx, Act.BULK_TIDIED, "bulk job " + job.value(), things + " things, manifest " + file.getFileName());
        });
        return new Tidied(job, things, file);
    }

    private static Path free(BulkId job, Path folder) {
        return Stream.iterate(1, number -> number + 1)
                .map(number -> folder.resolve("job-" + job.value() + (number == 1 ? "" : "-" + number) + ".csv"))
                .filter(file -> !Files.exists(file, LinkOption.NOFOLLOW_LINKS)).findFirst().orElseThrow();
    }
}
