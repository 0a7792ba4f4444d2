package dev.chancery.store;

import dev.chancery.domain.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// A copy of a store: as it was before a migration, beside it (`lab.chancery.schema-1.backup`), or as it is now, wherever
/// somebody wants it.
record Backup(Path path) {

    private static final int MOST = 100;

    /// Copies the store and syncs the copy.
    ///
    /// @throws Failure.DiskFull when there is no room for a second store
    static Backup of(StoreFile store, Session session, int version) {
        var backup = new Backup(empty(store, version));
        try {
            session.backUp(backup.path);
            backup.sync();
            return backup;
        } catch (IOException failed) {
            backup.discard();
            throw new Failure.CannotWrite(backup.path, failed);
        } catch (RuntimeException failed) {
            backup.discard();
            throw failed;
        }
    }

    /// An earlier backup is never overwritten.
    private static Path empty(StoreFile store, int version) {
        for (int i = 1;; i++) {
            var path = store.beside(".schema-" + version + (i == 1 ? "" : "-" + i) + ".backup");
            try {
                OwnerOnly.create(path);
                return path;
            } catch (FileAlreadyExistsException taken) {
                if (i == MOST) {
                    throw new Failure.AlreadyExists(path);
                }
            } catch (IOException refused) {
                throw new Failure.CannotWrite(path, refused);
            }
        }
    }

    /// Copies the store as it is now to a new file that its owner alone can read, and reads the copy back whole before it
    /// gets its name. Whoever works with the store goes on.
    ///
    /// @throws Failure.AlreadyExists when there is such a file
    /// @throws Failure.ReadBackDiffers when the copy is not whole
    static void now(StoreFile store, Path target) {
        var wanted = StoreFile.fresh(target);
        var part = StoreFile.fresh(wanted.beside(".part"));
        part.create();
        var copy = new Backup(part.real());
        try {
            copy(store, copy);
            Files.move(part.real(), wanted.real(), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException failed) {
            throw new Failure.CannotWrite(target, failed);
        } catch (Fault fault) {
            throw fault.named(target);
        } finally {
            part.discard();
        }
    }

    private static void copy(StoreFile store, Backup copy) throws IOException {
        try (var session = Session.open(store.url("?mode=ro"))) {
            session.backUp(copy.path);
        }
        copy.sync();
        try (var session = Session.open(StoreFile.existing(copy.path).url("?mode=ro&immutable=1"))) {
            if (!session.pragma(Row::text, "PRAGMA integrity_check(1)").equals("ok")) {
                throw new Failure.ReadBackDiffers(copy.path);
            }
        }
    }

    private void sync() throws IOException {
        try (var channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /// A migration that failed left the store as it was, so the copy is of no use.
    void discard() {
        StoreFile.remove(path);
    }
}
