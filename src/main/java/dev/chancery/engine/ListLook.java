package dev.chancery.engine;

import dev.chancery.domain.Failure;
import dev.chancery.domain.PublishedList;
import dev.chancery.domain.Revocation.Reason;
import dev.chancery.domain.SerialNumber;
import dev.chancery.domain.StoreFinding.ListFault;
import dev.chancery.pki.RevocationListReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What is wrong with the file of an authority's revocation list.
record ListLook(Desk desk, ListState state) {

    private static final long LARGEST = 64 << 20;

    private record Told(Instant when, Reason reason) {
        Told {
            when = when.truncatedTo(ChronoUnit.SECONDS);
        }
    }

    /// The first thing that is wrong with it.
    Optional<ListFault> fault() {
        var file = state.settings().file().orElseThrow();
        if (!Files.isRegularFile(file)) {
            return Optional.of(ListFault.MISSING);
        }
        try {
            return Files.size(file) > LARGEST ? Optional.of(ListFault.UNREADABLE) : fault(read(file));
        } catch (IOException | Failure.Malformed unreadable) {
            return Optional.of(ListFault.UNREADABLE);
        }
    }

    /// Of several lists in a file the authority's own is the first.
    private static RevocationListReader read(Path file) throws IOException {
        return RevocationListReader.read(Files.readAllBytes(file));
    }

    private Optional<ListFault> fault(RevocationListReader list) {
        if (!list.isSignedBy(state.authority().certificate().der().toArray())) {
            return Optional.of(ListFault.FOREIGN);
        }
        return number(list).or(() -> currency(list)).or(() -> content(list));
    }

    private Optional<ListFault> number(RevocationListReader list) {
        var next = desk.read(tx -> tx.revocationLists().next(state.authority().id())).value();
        var number = list.number();
        if (number.filter(one -> one.compareTo(next) >= 0).isPresent()) {
            return Optional.of(ListFault.AHEAD);
        }
        return state.last().filter(last -> number.filter(one -> one.compareTo(last.number().value()) >= 0).isEmpty())
                .map(_ -> ListFault.OUTDATED);
    }

    private Optional<ListFault> currency(RevocationListReader list) {
        if (list.nextUpdate().filter(desk.now()::isBefore).isEmpty()) {
            return Optional.of(ListFault.ENDED);
        }
        boolean behind = state.last().map(last -> desk.read(tx ->
                tx.revocations().hasChangesSince(state.authority().id(), last.number().count()))).orElse(true);
        return behind ? Optional.of(ListFault.BEHIND) : Optional.empty();
    }

    /// Whoever ended before the list was made may be in it or not; everybody else who is revoked must be, and nobody more.
    private Optional<ListFault> content(RevocationListReader list) {
        Map<SerialNumber, Told> told = new HashMap<>();
        list.each(entry -> told.put(entry.serial(), new Told(entry.when(), entry.reason())));
        var made = state.last().map(PublishedList::made).orElseThrow();
        boolean all = desk.read(tx -> {
            var missing = new long[1];
            tx.revocations().each(state.authority().id(), made, one -> {
                missing[0] += new Told(one.when(), one.reason()).equals(told.remove(one.serial())) ? 0 : 1;
            });
            tx.revocations().each(state.authority().id(), Instant.EPOCH, one -> told.remove(one.serial()));
            return missing[0] == 0;
        });
        return all && told.isEmpty() ? Optional.empty() : Optional.of(ListFault.DIFFERS);
    }
}
