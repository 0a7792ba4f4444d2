package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.BulkId;
import dev.chancery.domain.BulkKind;
import dev.chancery.domain.BulkResult;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Checked;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.LifecycleViolation;
import dev.chancery.engine.BulkReplacement.Proposing;
import dev.chancery.engine.Replacements.Pair;
import dev.chancery.store.BulkReplacementTable.Item;
import dev.chancery.store.BulkRow;
import dev.chancery.store.Transaction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Renewing or rotating many certificates as a bulk job: begun here, and then run, paused, gone on with and ended as those
/// that issue are ([BulkJobs]). Each certificate is replaced once and revoked once, however often the job is cut off.
public final class ReplacementJobs {

    private static final int MOST_PROBLEMS = 1_000;
    private static final int PAGE = 1_000;

    private final Desk desk;
    private final Renewals renewals;
    private final RevocationLists lists;
    private final Backups backups;
    private final Map<BulkId, List<Publication>> published = new ConcurrentHashMap<>();

    ReplacementJobs(Desk desk, Renewals renewals, Revocations revocations) {
        this.desk = desk;
        this.renewals = renewals;
        this.lists = revocations.lists();
        this.backups = revocations.backups();
    }

    /// From now on the job is in the store until it is done or ended. Nothing is replaced before it is run ([BulkJobs#run]). A
    /// certificate that is named twice counts once. What cannot be replaced by then is refused, and the reason written down.
    public BulkId start(long[] certificates, ReplacementWish wish) {
        return desk.change(tx -> {
            var id = tx.bulk().begin(desk.now());
            tx.bulkReplacements().insert(id, ReplacementTerms.row(wish));
            Arrays.stream(certificates).forEach(one -> tx.bulkReplacements().add(id, new CertificateId(one)));
            desk.note(tx, Act.BULK_STARTED, "bulk job " + id.value(), tx.bulk().count(id).all() + " certificates to replace");
            return id;
        });
    }

    /// @throws FileFailure when a revocation list cannot be published; the job goes on when it can
    void run(BulkRow job, boolean asSigned, Reckoned progress, Acknowledgement acknowledgement) {
        var wish = ReplacementTerms.of(desk.read(tx -> tx.bulkReplacements().terms(job.id())));
        var waiting = desk.read(tx -> tx.bulk().count(job.id())).of(BulkResult.WAITING);
        progress.expectMore(waiting);
        backups.before(waiting, progress);
        var replacement = renewals.replacement(proposing(job, wish), asSigned, new ReplacementRound(desk, job, acknowledgement));
        try {
            replacement.run(progress);
        } catch (RuntimeException cutShort) {
            publishAfter(cutShort, job.id(), wish);
            throw cutShort;
        }
        publish(job.id(), wish).stream().filter(Publication.Failed.class::isInstance).map(Publication.Failed.class::cast).findFirst()
                .ifPresent(failed -> {
                    throw failed.failure();
                });
    }

    private void publishAfter(RuntimeException cutShort, BulkId job, ReplacementWish wish) {
        try {
            publish(job, wish);
        } catch (RuntimeException also) {
            cutShort.addSuppressed(also);
        }
    }

    /// Tells of what was revoked, by earlier runs too: one that was killed told nobody.
    private List<Publication> publish(BulkId job, ReplacementWish wish) {
        var tried = wish.handover() instanceof Handover.AtOnce ? lists.publishAfter(desk.read(tx -> tx.bulkReplacements().issuers(job)))
                : List.<Publication>of();
        published.put(job, tried);
        return tried;
    }

    /// The same for a job that is ended; nothing for one that issues.
    void publish(BulkId job) {
        if (desk.read(tx -> tx.bulk().byId(job)).filter(row -> row.kind() != BulkKind.ISSUE).isPresent()) {
            publish(job, ReplacementTerms.of(desk.read(tx -> tx.bulkReplacements().terms(job))));
        }
    }

    private Proposing proposing(BulkRow job, ReplacementWish wish) {
        return id -> {
            var meanwhile = desk.read(tx -> replacedSince(tx, job, id));
            return meanwhile.isEmpty() ? renewals.propose(id, wish) : new Checked.Invalid<>(List.copyOf(meanwhile));
        };
    }

    // A certificate may be rotated at any time, but not because a job of yesterday goes on.
    private static List<LifecycleViolation.ReplacedAlready> replacedSince(Transaction tx, BulkRow job, CertificateId id) {
        return tx.lineage().after(id).stream().flatMap(link -> tx.certificates().byId(link.certificate()).stream())
                .filter(one -> one.revoked().isEmpty() && one.issued().isAfter(job.begun()))
                .map(one -> new LifecycleViolation.ReplacedAlready(one.serial())).toList();
    }

    /// What the job has replaced, what it could not, of which the first thousand are told, and the lists that the last run of
    /// this program published. Whatever could be replaced by now is no problem any more.
    public Replacements outcome(BulkId id) {
        var wish = ReplacementTerms.of(desk.read(tx -> tx.bulkReplacements().terms(id)));
        var refused = desk.read(tx -> tx.bulkReplacements().these(id, BulkResult.REFUSED));
        var problems = renewals.dryRun(Arrays.copyOf(refused, Math.min(refused.length, MOST_PROBLEMS)), wish).problems();
        return new Replacements(done(id), List.of(), problems, published.getOrDefault(id, List.of()));
    }

    private List<Pair> done(BulkId id) {
        var done = new ArrayList<Pair>();
        var page = page(id, 0);
        while (!page.isEmpty()) {
            page.forEach(one -> one.successor().ifPresent(successor -> done.add(new Pair(one.certificate(), successor))));
            page = page(id, page.getLast().place());
        }
        return done;
    }

    private List<Item> page(BulkId id, long after) {
        return desk.read(tx -> tx.bulkReplacements().items(id, after, PAGE));
    }
}
