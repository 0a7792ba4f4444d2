package dev.chancery.store;

import dev.chancery.domain.BackupName;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Progress;
import dev.chancery.domain.StoreFacts;
import dev.chancery.domain.StoreFinding;
import dev.chancery.domain.StoreFinding.OfSeal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/// A store: one SQLite file that one process has open at a time.
///
/// Usable from any thread; reads run beside a write. While it is open nothing else in this process may open the file, for
/// closing it again would drop SQLite's locks (POSIX). That is also why stores are opened one at a time.
public final class Database implements AutoCloseable {

    private final StoreFile file;
    private final StoreLock lock;
    private final Writer writer;
    private final Readers readers;
    private final Set<Thread> within = ConcurrentHashMap.newKeySet();
    private volatile Optional<Sealer> sealer = Optional.empty();

    private Database(StoreFile file, StoreLock lock, Session session) {
        this.file = file;
        this.lock = lock;
        this.writer = new Writer(file, session);
        this.readers = new Readers(() -> Sessions.reading(file, sealer));
    }

    /// Makes a store that only its owner can read, and opens it. A failure leaves nothing behind.
    ///
    /// `storeId` and `sealHeader` are kept as they are, and everything is sealed from the beginning.
    ///
    /// @throws FileFailure.AlreadyExists when the path is taken; what is there is untouched
    /// @throws FileFailure.CannotWrite when there is no such folder or it is read-only
    public static Database create(Path path, byte[] storeId, byte[] sealHeader, Instant now, Sealer sealer) {
        return create(path, new NewStore(storeId, sealHeader, now, Optional.of(sealer)));
    }

    static synchronized Database create(Path path, NewStore store) {
        var file = StoreFile.fresh(path);
        return locked(file, lock -> {
            file.create();
            try {
                var database = new Database(file, lock, Sessions.creating(file, store));
                database.sealer = store.sealer();
                return database;
            } catch (RuntimeException failed) {
                file.discard();
                throw failed;
            }
        });
    }

    /// Opens a store and brings it to this version's schema; a copy of the older one stays beside it. Indexes that do not fit
    /// their tables are made again.
    ///
    /// @throws FileFailure.StoreMissing when nothing is there
    /// @throws FileFailure.NotAStore when something else is there
    /// @throws FileFailure.StoreTooNew when a later version wrote it
    /// @throws FileFailure.StoreDamaged when its content is not as it was written
    /// @throws FileFailure.StoreInUse at once when another process has it open, or this one
    /// @throws FileFailure.CannotWrite when the file or its folder is read-only
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
            var content = inspection.content();
            return new Database(file, lock, Sessions.writing(file, migrations, content));
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

    /// Whether the file belongs to a store that this process has open. Such a file must not even be read: once it is closed
    /// again, the locks of this process on it are gone (POSIX).
    public static boolean isOpenHere(Path file) {
        return StoreLock.isOfStoreHeldHere(file);
    }

    /// Loads SQLite and what opening a store needs, so that the first store opens as fast as any. Opens none.
    public static void warmUp() {
        var migrations = Migrations.known();
        migrations.schema(migrations.newest());
    }

    /// Runs `work` on one unchanging state of the store. `work` cannot write.
    ///
    /// @throws FileFailure.StoreDamaged when a row is not as it was written
    /// @throws IllegalStateException within another transaction of the same thread, or when the store is closed
    public <T> T read(Function<Transaction, T> work) {
        return within(() -> readers.read(work));
    }

    /// Runs `work` as the only writer. What it wrote is on the disk when this returns; whatever is thrown, by `work` or
    /// by the disk, leaves the store as it was.
    ///
    /// @throws FileFailure.DiskFull when there is no room; the store stays usable
    /// @throws IllegalStateException within another transaction of the same thread, or when the store is closed
    public <T> T write(Function<Transaction, T> work) {
        return within(() -> writer.write(work));
    }

    /// From now on what is written is sealed, and what is used is compared with its seal: an operation that needs a row
    /// that somebody else has changed throws [Failure.Tampered].
    public void protect(Sealer with) {
        writer.seal(with);
        sealer = Optional.of(with);
        readers.renew();
    }

    /// Takes what is in the store now for right and seals it, under this new header, all in one transaction. For stores
    /// that were never sealed.
    public void adopt(byte[] sealHeader) {
        try {
            writer.adopt(sealHeader);
        } catch (Fault fault) {
            throw fault.named(file.asked());
        }
    }

    /// Whether the store is as far as it was when it was last seen in this place. Without a head it says nothing of it.
    public Seen seen() {
        var with = sealer.orElseThrow();
        var head = read(tx -> Head.found(tx.session(), with));
        return LastSeen.of(file, with).<Seen>map(last -> head.filter(last::isAheadOf)
                .<Seen>map(older -> new Seen.Older(older.sequence(), last.sequence())).orElseGet(Seen.AsExpected::new))
                .orElseGet(Seen.Unknown::new);
    }

    /// Notes beside the store how far it is, and goes on doing so until it is closed.
    public void noteSeen() {
        writer.note(sealer.orElseThrow());
    }

    /// Compares with their seals what everything hangs on.
    public void checkQuickly(Consumer<OfSeal> taker) {
        check(check -> check.quick(taker));
    }

    /// Compares everything with its seal.
    public void check(Progress progress, Consumer<OfSeal> taker) {
        check(check -> check.all(progress, taker));
    }

    private void check(Consumer<SealCheck> work) {
        read(tx -> {
            work.accept(tx.session().seals().orElseThrow().check());
            return file;
        });
    }

    /// Copies what is in the store now to a new file, whole and checked; others read and write meanwhile.
    ///
    /// @throws FileFailure.AlreadyExists when there is such a file
    /// @throws FileFailure.DiskFull when there is no room for a second store
    /// @throws FileFailure.CannotWrite when the place does not let us
    /// @throws FileFailure.ReadBackDiffers when the copy is not whole, or not of this store
    public StoreFacts copyTo(Path target) {
        return Backup.now(file, target);
    }

    /// [#copyTo(Path)] under this name in a folder, or the next that is free there. A folder that is missing is made, for its
    /// owner alone, where the one above it exists.
    public Path copyInto(Path folder, BackupName name) {
        try {
            OwnerOnly.folder(folder);
        } catch (IOException refused) {
            throw new FileFailure.CannotWrite(folder, refused);
        }
        var target = Backup.free(folder, name);
        copyTo(target);
        return target;
    }

    /// Looks whether the file is whole; `go` is asked from time to time and throws to stop it.
    ///
    /// @throws FileFailure.StoreDamaged when that cannot even be looked at
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
        writer.close(readers, lock);
    }

    /// Closes a store that was made just now and could not be completed, and takes it away again.
    public void discard() {
        writer.forget();
        close();
        file.discard();
    }
}
