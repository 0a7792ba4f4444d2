package dev.chancery.store;

import dev.chancery.domain.Failure;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A copy of a store as it was before a migration, beside it: `lab.chancery.schema-1.backup`.
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
