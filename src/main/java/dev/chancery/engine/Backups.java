package dev.chancery.engine;

import dev.chancery.domain.AuditEntry.Act;
import dev.chancery.domain.BackupName;
import dev.chancery.domain.BackupSettings;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.StoreFacts;
import dev.chancery.domain.StoredBackup;
import dev.chancery.store.StoreCopy;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;

/// Copies of the store. A copy is a store of its own, opened with the passphrase of the moment at which it was made.
///
/// Those in the folder for backups are made by hand, every day, and before large jobs; the oldest of them go in time. Every copy
/// is read back whole before it counts.
public final class Backups {

    private static final Duration DAY = Duration.ofDays(1);

    private final Desk desk;
    private final Path store;
    private final Events events;
    private final ReentrantLock turn = new ReentrantLock();

    /// `store` is the store's file.
    Backups(Desk desk, Path store, Events events) {
        this.desk = desk;
        this.store = store;
        this.events = events;
    }

    /// Copies the store to a new file, reads the copy back whole, and notes it down.
    ///
    /// @throws FileFailure.AlreadyExists when there is such a file; it is untouched
    /// @throws FileFailure when the place cannot be written, or has no room; nothing is left there
    public void make(Path target) {
        desk.database().copyTo(target);
        note(target);
    }

    private void note(Path target) {
        desk.write(tx -> desk.note(tx, Act.STORE_COPIED, target.getFileName().toString(), "to " + target.toAbsolutePath().normalize()));
    }

    public BackupSettings settings() {
        return desk.read(tx -> tx.backups().settings());
    }

    /// From now on. What is there stays until the next backup is made.
    public void change(BackupSettings settings) {
        desk.write(tx -> {
            tx.backups().put(settings);
            desk.note(tx, Act.BACKUP_SETTINGS_CHANGED, "backups", settings.toString());
        });
    }

    /// Where backups go now. It need not exist: the folder is made with the first of them.
    public Path folder() {
        return settings().folder(store);
    }

    private BackupFolder there() {
        return new BackupFolder(folder(), BackupName.ofStore(store), Bytes.of(desk.seal().storeId()));
    }

    /// The backups of this store that are in the folder, the newest first. They are recognised and not read.
    ///
    /// @throws FileFailure.CannotRead when the folder cannot be read
    public List<StoredBackup> list() {
        return there().all();
    }

    /// When the newest sound backup was made.
    public Optional<Instant> newest() {
        return list().stream().filter(one -> one.trouble().isEmpty()).map(one -> one.name().made()).findFirst();
    }

    /// When this store was last brought back from a backup, if ever.
    public Optional<Instant> restored() {
        return desk.read(tx -> tx.backups().restored());
    }

    /// Reads a backup of this store whole.
    ///
    /// @throws FileFailure when it is not one, or not as it was written
    public StoreFacts check(Path backup) {
        var facts = StoreCopy.at(backup).check();
        if (!facts.identity().store().equals(Bytes.of(desk.seal().storeId()))) {
            throw new FileFailure.StoreDamaged(backup, "a copy of another store");
        }
        return facts;
    }

    /// Makes a backup in the folder, reads it back, and lets those go that the settings do not keep.
    ///
    /// @throws FileFailure when the folder or the drive does not take it; no older one is touched then
    /// @throws java.util.concurrent.CancellationException once `progress` has been cancelled
    public StoredBackup make(Progress progress) {
        turn.lock();
        try {
            progress.checkCancelled();
            var folder = there();
            var file = desk.database().copyInto(folder.folder(), BackupName.of(store, desk.now(), OptionalInt.empty()));
            note(file);
            var gone = folder.rotate(file, settings());
            if (!gone.isEmpty()) {
                desk.write(tx -> gone.forEach(old -> desk.note(tx, Act.BACKUP_REMOVED, old.getFileName().toString(), "after a newer one")));
            }
            return folder.all().stream().filter(one -> one.file().equals(file)).findFirst()
                    .orElseThrow(() -> new FileFailure.ReadBackDiffers(file));
        } finally {
            turn.unlock();
        }
    }

    /// Whether one is made every day, and the newest is a day old.
    ///
    /// @throws FileFailure.CannotRead when the folder cannot be read
    public boolean isDue() {
        return settings().daily() && newest().filter(made -> !made.isAfter(desk.now()) && made.plus(DAY).isAfter(desk.now())).isEmpty();
    }

    /// Makes one where the settings want one before so many things are changed. A job never fails for want of it: what went
    /// wrong is told as a [Happening.NoBackup].
    void before(long things, Progress progress) {
        int least = settings().before();
        if (least == 0 || things < least) {
            return;
        }
        try {
            make(progress);
        } catch (Failure failure) {
            events.tell(new Happening.NoBackup(failure));
        }
    }
}
