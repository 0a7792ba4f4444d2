package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.AuthorityId;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.StoreFinding;
import dev.chancery.domain.StoreRepair;
import dev.chancery.domain.StoreReport;
import dev.chancery.store.IndexColumns;
import dev.chancery.store.Transaction;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.Consumer;

/// Makes again what can be made again without loss, each in one transaction and noted in the audit log.
record StoreMending(Desk desk, RevocationLists lists) {

    void mend(StoreRepair repair, StoreReport report) {
        switch (repair) {
            case StoreRepair.Columns _ -> columns(report);
            case StoreRepair.Search _ -> noted("search index made again", tx -> tx.checks().rebuildSearch());
            case StoreRepair.Indexes _ -> noted("indexes made again", tx -> tx.checks().rebuildIndexes());
            case StoreRepair.Number(var authority) -> number(authority);
            case StoreRepair.Publish(var authority) -> publish(authority);
        }
    }

    private void noted(String detail, Consumer<Transaction> work) {
        desk.write(tx -> {
            work.accept(tx);
            desk.note(tx, Act.STORE_REPAIRED, "store", detail);
        });
    }

    /// Each is judged once more within the transaction: what cannot be believed by then is left as it is.
    private void columns(StoreReport report) {
        var numbers = report.findings().stream().flatMap(finding -> number(finding).stream()).distinct().toList();
        desk.write(tx -> {
            var judge = new CertificateJudge(new SealedLook(desk.seal()), Signatories.of(tx));
            var right = new LinkedHashMap<Long, IndexColumns>();
            numbers.forEach(number -> tx.checks().certificate(number).ifPresent(row ->
                    judge.correction(row).ifPresent(columns -> {
                        right.put(number, columns);
                        desk.note(tx, Act.STORE_REPAIRED, SerialNumber.ofOctets(columns.serial().toArray()).hex(),
                                "read again from the certificate: " + row.index().differences(columns));
                    })));
            tx.checks().correct(right);
        });
    }

    private static Optional<Long> number(StoreFinding finding) {
        return finding instanceof StoreFinding.ColumnDiffers differs ? Optional.of(differs.which().number()) : Optional.empty();
    }

    private void number(AuthorityId id) {
        desk.write(tx -> {
            tx.revocationLists().published(id).ifPresent(last -> tx.revocationLists().skip(id, last.number().value()));
            desk.note(tx, Act.STORE_REPAIRED, Authorities.required(tx, id).name(),
                    "next list has number " + tx.revocationLists().next(id).value());
        });
    }

    /// What is published is noted as every list is.
    private void publish(AuthorityId id) {
        if (lists.publish(id).orElse(null) instanceof Publication.Failed(var _, var failure)) {
            throw failure;
        }
    }
}
