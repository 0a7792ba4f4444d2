package dev.chancery.engine;

import dev.chancery.domain.BulkResult;
import dev.chancery.domain.BulkTarget;
import dev.chancery.domain.Failure;
import dev.chancery.domain.Field;
import dev.chancery.domain.TextViolation;
import dev.chancery.store.BulkRow;
import java.util.List;

/// What is left of a job that issues: issuing, and writing the files where that is wanted.
final class BulkWork {

    private final Desk desk;
    private final Things things;
    private final Certificates certificates;
    private final Exports exports;
    private final Backups backups;

    BulkWork(Desk desk, Things things, Certificates certificates, Exports exports, Backups backups) {
        this.desk = desk;
        this.things = things;
        this.certificates = certificates;
        this.exports = exports;
        this.backups = backups;
    }

    /// @throws Failure.Refused when a passphrase is needed and missing or too short; nothing is done then
    void run(BulkRow job, BulkJobs.Going going, Reckoned progress, Acknowledgement acknowledgement) {
        var delivery = job.target().map(target -> delivery(job, target, going.passphrase()));
        var count = desk.read(tx -> tx.bulk().count(job.id()));
        var waiting = count.of(BulkResult.WAITING);
        progress.expectMore(waiting + (delivery.isEmpty() ? 0 : waiting + count.of(BulkResult.ISSUED) - count.exported()));
        if (waiting > 0) {
            backups.before(waiting, progress);
            certificates.bulk(BulkJob.terms(job), new BulkRound(desk, things, job, progress, acknowledgement), going.asSigned(), progress);
        }
        delivery.ifPresent(files -> {
            var now = desk.read(tx -> tx.bulk().count(job.id()));
            progress.expectMore(now.of(BulkResult.ISSUED) - now.exported());
            files.run(progress);
        });
    }

    private BulkDelivery delivery(BulkRow job, BulkTarget target, char[] passphrase) {
        if (target.locked() && passphrase.length == 0) {
            throw new Failure.Refused(new TextViolation.Missing(Field.PASSPHRASE));
        }
        var delivery = new BulkDelivery(desk, exports, job, target, target.locked() ? passphrase : new char[0]);
        var violations = delivery.order(List.of()).violations();
        if (!violations.isEmpty()) {
            throw new Failure.Refused(violations);
        }
        return delivery;
    }
}
