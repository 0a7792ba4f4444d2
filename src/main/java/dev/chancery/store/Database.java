package dev.chancery.store;

import dev.chancery.domain.BackupName;
import dev.chancery.domain.Failure;
import dev.chancery.domain.StoreFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A store: one SQLite file that one process has open at a time.
///
/// Usable from any thread; reads run beside a write. While it is open nothing else in this process may open the file, for
/// closing it again would drop SQLite's locks (POSIX). That is also why stores are opened one at a time.
public final class Database implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Database.class);

    private final StoreFile file;
    private final StoreLock lock;
    private final Session writer;
    private final Readers readers;
    private final ReentrantLock turn = new ReentrantLock(true);
    private final Set<Thread> within = ConcurrentHashMap.newKeySet();
    private boolean closed;

    private Database(StoreFile file, StoreLock lock, Session writer) {
        this.file = file;
        this.lock = lock;
        this.writer = writer;
        this.readers = new Readers(() -> Sessions.reading(file));
    }

    /// Makes a store that only its owner can read, and opens it. A failure leaves nothing behind.
    ///
    /// `storeId` and `sealHeader` are kept as they are.
    ///
    /// @throws Failure.AlreadyExists when the path is taken; what is there is untouched
    /// @throws Failure.CannotWrite when there is no such folder or it is read-only
    public static synchronized Database create(Path path, byte[] storeId, byte[] sealHeader, Instant now) {
        var file = StoreFile.fresh(path);
        return locked(file, lock -> {
            file.create();
            try {
                return new Database(file, lock, Sessions.creating(file, storeId, sealHeader, now));
            } catch (RuntimeException failed) {
                file.discard();
                throw failed;
            }
        });
    }

    /// Opens a store and brings it to this version's schema; a copy of the older one stays beside it.
    ///
    /// @throws Failure.StoreMissing when nothing is there
    /// @throws Failure.NotAStore when something else is there
    /// @throws Failure.StoreTooNew when a later version wrote it
    /// @throws Failure.StoreDamaged when its content is not as it was written
    /// @throws Failure.StoreInUse at once when another process has it open, or this one
    /// @throws Failure.CannotWrite when the file or its folder is read-only
    public static Database open(Path path) {
        return open(path, Migrations.known());
    }

    static synchronized Database open(Path path, Migrations migrations) {
        var file = StoreFile.existing(path);
        StoreLock.requireNotHeldHere(file);
        var inspection = new Inspection(file, migrations);
        inspection.header();
        file.requireWritable();
        return locked(file, lock -> {
            int version = inspection.content();
            return new Database(file, lock, Sessions.writing(file, migrations, version));
        });
    }

    private static Database locked(StoreFile file, Function<StoreLock, Database> work) {
        var lock = StoreLock.of(file);
        try {
            return work.apply(lock);
        } catch (RuntimeException failed) {
            lock.close();
            throw failed;
        }
    }

    /// Loads SQLite and what opening a store needs, so that the first store opens as fast as any. Opens none.
    public static void warmUp() {
        var migrations = Migrations.known();
        migrations.schema(migrations.newest());
    }

    /// Runs `work` on one unchanging state of the store. `work` cannot write.
    ///
    /// @throws Failure.StoreDamaged when a row is not as it was written
    /// @throws IllegalStateException within another transaction of the same thread, or when the store is closed
    public <T> T read(Function<Transaction, T> work) {
        return within(() -> readers.read(work));
    }

    /// Runs `work` as the only writer. What it wrote is on the disk when this returns; whatever is thrown, by `work` or
    /// by the disk, leaves the store as it was.
    ///
    /// @throws Failure.DiskFull when there is no room; the store stays usable
    /// @throws IllegalStateException within another transaction of the same thread, or when the store is closed
    public <T> T write(Function<Transaction, T> work) {
        return within(() -> {
            turn.lock();
            try {
                if (closed) {
                    throw new IllegalStateException("the store is closed");
                }
                return writer.transaction("BEGIN IMMEDIATE", () -> work.apply(new Transaction(writer)));
            } finally {
                turn.unlock();
            }
        });
    }

    /// Copies what is in the store now to a new file, whole and checked; others read and write meanwhile.
    ///
    /// @throws Failure.AlreadyExists when there is such a file
    /// @throws Failure.DiskFull when there is no room for a second store
    /// @throws Failure.CannotWrite when the place does not let us
    /// @throws Failure.ReadBackDiffers when the copy is not whole, or not of this store
    public StoreFacts copyTo(Path target) {
        return Backup.now(file, target);
    }

    /// [#copyTo(Path)] under this name in a folder, or the next that is free there. A folder that is missing is made, for its
    /// owner alone, where the one above it exists.
    public Path copyInto(Path folder, BackupName name) {
        try {
            OwnerOnly.folder(folder);
        } catch (IOException refused) {
            throw new Failure.CannotWrite(folder, refused);
        }
        var target = Backup.free(folder, name);
        copyTo(target);
        return target;
    }

    /// Looks whether the file is whole; `go` is asked from time to time and throws to stop it.
    ///
    /// @throws Failure.StoreDamaged when that cannot even be looked at
    public void examine(Runnable go, Consumer<Examination> work) {
        try (var examination = Examination.of(file, go)) {
            work.accept(examination);
        } catch (Fault fault) {
            go.run();
            throw fault.named(file.asked());
        }
    }

    private <T> T within(Supplier<T> work) {
        if (!within.add(Thread.currentThread())) {
            throw new IllegalStateException("a transaction within a transaction");
        }
        try {
            return work.get();
        } catch (Fault fault) {
            throw fault.named(file.asked());
        } finally {
            within.remove(Thread.currentThread());
        }
    }

    /// Waits for what is running, writes everything into the one file and lets others open it. Closing again does nothing.
    @Override public void close() {
        if (within.contains(Thread.currentThread())) {
            throw new IllegalStateException("closed within a transaction");
        }
        turn.lock();
        try (lock) {
            if (!closed) {
                closed = true;
                closeConnections();
            }
        } finally {
            turn.unlock();
        }
    }

    /// The log keeps what cannot be moved into the file now: it is read when the store is opened next.
    private void closeConnections() {
        try (writer) {
            readers.close();
            writer.script("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (Fault fault) {
            LOG.warn("the write-ahead log stays beside {}", file.asked(), fault);
        }
    }
}
