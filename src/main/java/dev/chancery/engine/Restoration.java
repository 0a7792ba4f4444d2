package dev.chancery.engine;

import dev.chancery.domain.AccessFailure;
import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Authority;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.ListNumber;
import dev.chancery.domain.Progress;
import dev.chancery.domain.PublishedList;
import dev.chancery.domain.StoreFacts;
import dev.chancery.pki.KeySeal;
import dev.chancery.store.StoreCopy;
import dev.chancery.store.Transaction;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Bringing a store back from a backup, into a file of its own. The backup is only read, and no file is replaced.
public final class Restoration {

    private static final Logger LOG = LoggerFactory.getLogger(Restoration.class);

    /// By how much the numbers of revocation lists go up: more lists than an authority makes in ten years of one an hour.
    static final long STEP = 100_000;

    private static final int STEPS = 3;

    private Restoration() {}

    /// What a backup is: how large, and what it holds. It has been read whole.
    public record Look(Path file, long size, StoreFacts facts) {}

    /// A store that was brought back, open. It knows what had happened up to `upTo`, and nothing of what came later but the
    /// `revocations` that the published lists told of. `lists` are those that were made anew.
    public record Restored(Office office, Instant upTo, long revocations, List<Publication> lists) {}

    /// Reads a backup, which anybody may have made.
    ///
    /// @throws FileFailure when it is no store, another version's, or not as it was written
    public static Look look(Path backup) {
        try {
            return new Look(backup, Files.size(backup), StoreCopy.at(backup).check());
        } catch (IOException gone) {
            throw new FileFailure.StoreMissing(backup);
        }
    }

    /// Copies the backup to `target`, reads the copy back, and opens it. No number of a revocation list is given twice, what
    /// the published lists tell is taken in, and they are made anew. The passphrase is not kept.
    ///
    /// @throws AccessFailure.WrongPassphrase when it does not open the backup; nothing is made then
    /// @throws FileFailure.AlreadyExists when there is such a file; it is untouched
    /// @throws FileFailure when one of the places does not allow it
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled; nothing is left then
    public static Restored restore(Path backup, Path target, char[] passphrase, Surroundings surroundings, Progress progress) {
        progress.expect(STEPS);
        var copy = StoreCopy.at(backup);
        var facts = copy.check();
        KeySeal.open(facts.identity().sealHeader().toArray(), passphrase).close();
        progress.advance(1);
        progress.checkCancelled();
        copy.copyTo(target, facts);
        var office = opened(backup, facts, target, passphrase, surroundings, progress);
        try {
            return new Restored(office, facts.lastAct(), takeIn(office), office.revocationLists().publishAll());
        } catch (RuntimeException failed) {
            office.close();
            throw failed;
        }
    }

    /// Whatever keeps the numbers from going up, the copy must not stay: who opened it would give some of them twice.
    private static Office opened(Path backup, StoreFacts facts, Path target, char[] passphrase, Surroundings surroundings, Progress progress) {
        try {
            progress.advance(1);
            var office = Office.unlock(target, passphrase, surroundings);
            try {
                progress.advance(1);
                raise(office, backup, facts);
                return office;
            } catch (RuntimeException failed) {
                office.close();
                throw failed;
            }
        } catch (RuntimeException failed) {
            StoreCopy.discard(target);
            throw failed;
        }
    }

    private static void raise(Office office, Path backup, StoreFacts facts) {
        var desk = office.desk();
        desk.write(tx -> {
            tx.authorities().all().forEach(authority -> raise(tx, authority));
            tx.backups().putRestored(desk.now());
            desk.note(tx, Act.STORE_RESTORED, office.file().getFileName().toString(),
                    "from %s, as of %s".formatted(backup.toAbsolutePath().normalize(), facts.lastAct()));
        });
    }

    /// Above all numbers that lists may have got since. A delta list cannot build on a list that was counted otherwise.
    private static void raise(Transaction tx, Authority authority) {
        var highest = tx.revocationLists().next(authority.id()).value().add(BigInteger.valueOf(STEP));
        if (ListNumber.canFollow(highest)) {
            tx.revocationLists().skip(authority.id(), highest);
        }
        tx.revocationLists().published(authority.id()).ifPresent(last -> tx.revocationLists().putPublished(authority.id(),
                new PublishedList(last.number(), last.made(), last.nextUpdate(), Optional.empty())));
    }

    /// What was revoked after the backup stays revoked, as far as the published lists are still there.
    private static long takeIn(Office office) {
        return office.authorities().all().stream().map(authority -> office.revocationLists().settings(authority.id()))
                .flatMap(settings -> settings.file().stream()).filter(Files::isRegularFile)
                .mapToLong(file -> takeIn(office, file)).sum();
    }

    private static long takeIn(Office office, Path list) {
        try (var holdings = office.imports().read(List.of(list), Progress.NONE);
                var prospect = office.imports().examine(holdings, List.of(), Progress.NONE)) {
            var others = prospect.items().stream().filter(item -> item.kind() != ImportItem.Kind.REVOCATIONS)
                    .map(ImportItem::number).collect(Collectors.toSet());
            var before = revoked(office);
            office.imports().take(prospect, Set.copyOf(others), Map.of(), Progress.NONE);
            return revoked(office) - before;
        } catch (Failure unreadable) {
            LOG.warn("nothing is taken from {}", list, unreadable);
            return 0;
        }
    }

    private static long revoked(Office office) {
        return office.revocationLists().states().stream().mapToLong(ListState::revoked).sum();
    }
}
