package dev.chancery.engine;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.BulkLine;
import dev.chancery.domain.Certificate;
import dev.chancery.domain.CertificateId;
import dev.chancery.pki.CertificateReader;
import dev.chancery.store.BulkReplacementTable.Item;
import dev.chancery.store.Transaction;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a job's manifest says of certificates that it replaces: which old serial number became which new one.
final class ReplacementLines {

    private ReplacementLines() {}

    static List<BulkLine> of(Transaction tx, List<Item> items) {
        Map<CertificateId, Certificate> known = new HashMap<>();
        tx.certificates().rows(items.stream().flatMap(item -> Stream.concat(Stream.of(item.certificate()), item.successor().stream()))
                .mapToLong(CertificateId::value).toArray()).forEach(one -> known.put(one.id(), one));
        return items.stream().map(item -> line(item, known)).toList();
    }

    private static BulkLine line(Item item, Map<CertificateId, Certificate> known) {
        var old = requireNonNull(known.get(item.certificate()));
        var successor = item.successor().map(id -> requireNonNull(known.get(id)));
        return new BulkLine(item.place(), Replacements.holder(old), item.result(), Optional.of(old.serial()),
                successor.map(Certificate::serial), successor.map(one -> CertificateReader.sha256(one.der().toArray())), item.reason(), List.of());
    }
}
