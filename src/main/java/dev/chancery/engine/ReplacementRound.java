package dev.chancery.engine;

import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Failure;
import dev.chancery.domain.KeyFailure;
import dev.chancery.domain.VaultFailure;
import dev.chancery.engine.Replacements.Problem;
import dev.chancery.store.BulkReplacementTable.Item;
import dev.chancery.store.BulkRow;
import dev.chancery.store.Transaction;

/// The replacing of a bulk job. What takes the place of a certificate is in the job's books in the same transaction as the
/// successor and what becomes of the old one, so that a job that is cut off anywhere goes on exactly there.
final class ReplacementRound implements BulkReplacement.Round {

    private final Desk desk;
    private final BulkRow job;
    private final Acknowledgement acknowledgement;
    private long cursor;

    ReplacementRound(Desk desk, BulkRow job, Acknowledgement acknowledgement) {
        this.desk = desk;
        this.job = job;
        this.acknowledgement = acknowledgement;
    }

    @Override public long[] next(int most) {
        var items = desk.read(tx -> tx.bulkReplacements().waiting(job.id(), cursor, most));
        if (!items.isEmpty()) {
            cursor = items.getLast().place();
        }
        return items.stream().map(Item::certificate).mapToLong(CertificateId::value).toArray();
    }

    @Override public void replaced(Transaction tx, CertificateId old, Certificate successor) {
        if (!tx.bulkReplacements().replaced(job.id(), old, successor.id())) {
            throw new IllegalStateException("replaced twice in a job: " + successor.serial().hex());
        }
    }

    @Override public void durable(CertificateId old, Certificate successor) {
        acknowledgement.durable(successor.serial(), Replacements.holder(successor));
    }

    /// What is wrong with one certificate is its own problem; what is wrong with the world stops the job, which goes on when
    /// that is mended.
    @Override public void refused(Problem problem) {
        switch (problem.why()) {
            case Failure.Refused why -> refuse(problem, why);
            case Failure.Gone why -> refuse(problem, why);
            case KeyFailure.NoKeyHere why -> refuse(problem, why);
            case VaultFailure.VaultRefused why when why.why() == VaultFailure.VaultRefused.Why.RULE -> refuse(problem, why);
            default -> throw problem.why();
        }
    }

    private void refuse(Problem problem, Failure why) {
        desk.write(tx -> tx.bulkReplacements().refused(job.id(), problem.certificate(), why.getMessage()));
    }
}
