package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.Failure;
import java.nio.file.Path;

/// Copies of the store. A copy is a store of its own, opened with the passphrase of the moment at which it was made.
public final class Backups {

    private final Desk desk;

    Backups(Desk desk) {
        this.desk = desk;
    }

    /// Copies the store to a new file, reads the copy back whole, and notes it down.
    ///
    /// @throws Failure.AlreadyExists when there is such a file; it is untouched
    /// @throws Failure.OfFile when the place cannot be written, or has no room; nothing is left there
    public void make(Path target) {
        desk.database().copyTo(target);
        desk.write(tx -> desk.note(tx, Act.STORE_COPIED, target.getFileName().toString(), "to " + target.toAbsolutePath().normalize()));
    }
}
