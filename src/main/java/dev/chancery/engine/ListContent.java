package dev.chancery.engine;

import dev.chancery.domain.PublishedList;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.StoreFinding.ListFault;
import dev.chancery.pki.RevocationListReader;
import dev.chancery.store.RevocationTable;
import dev.chancery.store.Transaction;
import java.math.BigInteger;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Whether a list that was published last tells exactly what the store knows.
record ListContent(Desk desk, ListState state) {

    private record Told(Instant when, Reason reason) {
        Told {
            when = when.truncatedTo(ChronoUnit.SECONDS);
        }
    }

    private PublishedList last() {
        return state.last().orElseThrow();
    }

    /// Whoever ended before the list was made may be in it or not; everybody else who is revoked must be, and nobody more.
    Optional<ListFault> complete(RevocationListReader list) {
        var told = told(list);
        boolean all = desk.read(tx -> {
            var missing = new long[1];
            tx.revocations().each(state.authority().id(), last().made(), one -> missing[0] += isTold(one, told) ? 0 : 1);
            tx.revocations().each(state.authority().id(), Instant.EPOCH, one -> told.remove(one.serial()));
            return missing[0] == 0;
        });
        return all && told.isEmpty() ? Optional.empty() : Optional.of(ListFault.DIFFERS);
    }

    /// Every change since its base must be in it, and nothing more (RFC 5280, 5.2.4).
    Optional<ListFault> delta(RevocationListReader list) {
        var told = told(list);
        return list.base().map(this::count).filter(base -> desk.read(tx -> isAll(tx, base, told))).isPresent() && told.isEmpty()
                ? Optional.empty() : Optional.of(ListFault.DIFFERS);
    }

    private long count(BigInteger base) {
        return base.subtract(last().number().above()).longValue();
    }

    private boolean isAll(Transaction tx, long base, Map<SerialNumber, Told> told) {
        var missing = new long[1];
        tx.revocations().eachChange(state.authority().id(), base, last().made(), one -> missing[0] += isTold(one, told) ? 0 : 1);
        return missing[0] == 0;
    }

    private static Map<SerialNumber, Told> told(RevocationListReader list) {
        Map<SerialNumber, Told> told = new HashMap<>();
        list.each(entry -> told.put(entry.serial(), new Told(entry.when(), entry.reason())));
        return told;
    }

    private static boolean isTold(RevocationTable.Listed one, Map<SerialNumber, Told> told) {
        return new Told(one.when(), one.reason()).equals(told.remove(one.serial()));
    }
}
