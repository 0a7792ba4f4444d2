package dev.chancery.engine;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.BulkLine;
import dev.chancery.domain.BulkTarget;
import dev.chancery.domain.CertificateId;
import dev.chancery.domain.Progress;
import dev.chancery.export.Manifest;
import dev.chancery.store.BulkItemTable.Placed;
import dev.chancery.store.BulkRow;
import dev.chancery.store.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The files of a bulk job, some certificates at a time. That files are complete is in the job's books in the transaction
/// that says that their keys have left. The folder is the job's own: what a run before left there half-way is replaced.
final class BulkDelivery {

    private static final int BATCH = 1_000;

    private final Desk desk;
    private final Exports exports;
    private final BulkRow job;
    private final BulkTarget target;
    private final char[] passphrase;

    BulkDelivery(Desk desk, Exports exports, BulkRow job, BulkTarget target, char[] passphrase) {
        this.desk = desk;
        this.exports = exports;
        this.job = job;
        this.target = target;
        this.passphrase = passphrase;
    }

    void run(Progress progress) {
        long cursor = 0;
        while (true) {
            var after = cursor;
            var page = desk.read(tx -> tx.bulkItems().unwritten(job.id(), after, BATCH));
            if (page.isEmpty()) {
                return;
            }
            write(page, progress);
            cursor = page.getLast().position();
        }
    }

    private void write(List<Placed> page, Progress progress) {
        var positions = new HashMap<CertificateId, Long>();
        page.forEach(one -> positions.put(one.certificate(), one.position()));
        exports.run(order(page.stream().map(Placed::certificate).toList()), Exports.Existing.REPLACE, new Part(progress),
                (tx, certificate, files) -> note(tx, positions, certificate, files));
    }

    private void note(Transaction tx, Map<CertificateId, Long> positions, CertificateId certificate, List<Manifest.Entry> files) {
        tx.bulkItems().written(job.id(), requireNonNull(positions.get(certificate)),
                files.stream().map(file -> new BulkLine.File(file.path(), file.size(), file.sha256())).toList());
    }

    ExportOrder order(List<CertificateId> certificates) {
        return new ExportOrder(certificates, form(target.form()), target.folder(), Optional.of(target.within()), passphrase);
    }

    static String code(ExportOrder.Form form) {
        return form.name();
    }

    private static ExportOrder.Form form(String code) {
        return ExportOrder.Form.valueOf(code);
    }

    /// A part of the work does not know how much there is in all.
    private record Part(Progress whole) implements Progress {
        @Override public void expect(long total) {}

        @Override public void advance(long done) {
            whole.advance(done);
        }

        @Override public void checkCancelled() {
            whole.checkCancelled();
        }
    }
}
