package dev.chancery.store;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.BackupName;
import dev.chancery.domain.BackupSettings;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.StoreFacts;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A copy of a store: as it was before a migration, in the folder for its backups, or as it is now, wherever somebody wants it.
record Backup(Path path, boolean folderIsNew) {

    /// What ends the name of a copy that is not whole yet.
    private static final String PART = ".part";

    private static final Logger LOG = LoggerFactory.getLogger(Backup.class);

    /// Copies the store as it was before its migration from `version`, and reads the copy back. It is called after the moment
    /// at which the store was last changed, which is the state that it holds.
    ///
    /// Where the chosen folder does not take it, the one beside the store has to: nothing is migrated without a copy.
    ///
    /// @throws FileFailure.DiskFull when there is no room for a second store
    static Backup of(StoreFile store, Session session, int version) {
        var beside = BackupSettings.beside(store.real());
        var chosen = chosen(store, session);
        if (!chosen.equals(beside)) {
            try {
                return in(chosen, store, session, version);
            } catch (Failure elsewhere) {
                LOG.warn("no backup in {}, so it goes to {}", chosen, beside, elsewhere);
            }
        }
        return in(beside, store, session, version);
    }

    private static Path chosen(StoreFile store, Session session) {
        return session.transaction("BEGIN", () -> new BackupTable(session).settings()).folder(store.real());
    }

    private static Backup in(Path folder, StoreFile store, Session session, int version) {
        try {
            var made = OwnerOnly.folder(folder);
            var last = Files.getLastModifiedTime(store.real()).toInstant();
            var path = free(folder, BackupName.of(store.real(), last, OptionalInt.of(version)));
            write(session, path, Migrations.known().upTo(version));
            return new Backup(path, made);
        } catch (IOException refused) {
            throw new FileFailure.CannotWrite(folder, refused);
        }
    }

    /// The first name of that moment that nothing has.
    static Path free(Path folder, BackupName first) {
        var name = first;
        while (Files.exists(folder.resolve(name.text()), LinkOption.NOFOLLOW_LINKS)) {
            name = name.next();
        }
        return folder.resolve(name.text());
    }

    /// Copies the store as it is now to a new file that its owner alone can read, and reads the copy back whole before it
    /// gets its name. Whoever works with the store goes on.
    ///
    /// @throws FileFailure.AlreadyExists when there is such a file
    /// @throws FileFailure.ReadBackDiffers when the copy is not whole, or not of this store
    static StoreFacts now(StoreFile store, Path target) {
        try (var session = Session.open(store.url("?mode=ro"))) {
            return write(session, target, Migrations.known());
        } catch (Fault fault) {
            throw fault.named(target);
        }
    }

    /// Copies what the session sees, whose schema these migrations make.
    static StoreFacts write(Session session, Path target, Migrations migrations) {
        var wanted = StoreFile.fresh(target);
        var part = StoreFile.fresh(unfinished(wanted));
        part.create();
        try {
            var facts = copied(session, part, migrations);
            Files.move(part.real(), wanted.real(), StandardCopyOption.ATOMIC_MOVE);
            return facts;
        } catch (IOException failed) {
            throw new FileFailure.CannotWrite(target, failed);
        } catch (Fault fault) {
            throw fault.named(target);
        } finally {
            part.discard();
        }
    }

    /// A process that was killed while it copied has left its own.
    private static Path unfinished(StoreFile wanted) {
        var part = wanted.beside(PART);
        for (int i = 2; Files.exists(part, LinkOption.NOFOLLOW_LINKS); i++) {
            part = wanted.beside("-" + i + PART);
        }
        return part;
    }

    private static StoreFacts copied(Session session, StoreFile part, Migrations migrations) throws IOException {
        var before = StoreCopy.facts(session, migrations.newest());
        session.backUp(part.real());
        var after = StoreCopy.facts(session, migrations.newest());
        sync(part.real());
        var copy = readBack(part, migrations);
        if (!isBetween(before, copy, after)) {
            throw new FileFailure.ReadBackDiffers(part.asked());
        }
        return copy;
    }

    private static StoreFacts readBack(StoreFile part, Migrations migrations) {
        try {
            return StoreCopy.of(part, migrations).check();
        } catch (FileFailure.StoreDamaged damaged) {
            LOG.warn("a copy of the store is damaged", damaged);
            throw new FileFailure.ReadBackDiffers(part.asked());
        }
    }

    /// Others may write while a store is copied. When none did, the copy holds exactly as much.
    private static boolean isBetween(StoreFacts before, StoreFacts copy, StoreFacts after) {
        return (copy.identity().equals(before.identity()) || copy.identity().equals(after.identity()))
                && before.acts() <= copy.acts() && copy.acts() <= after.acts()
                && (before.acts() < after.acts() || copy.equals(after));
    }

    private static void sync(Path path) throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /// A migration that failed left the store as it was, so the copy is of no use; nor is a folder that was made for it.
    void discard() {
        StoreFile.remove(path);
        if (folderIsNew) {
            StoreFile.remove(requireNonNull(path.getParent()));
        }
    }
}
