package dev.chancery.store;

import dev.chancery.domain.FileFailure;
import dev.chancery.domain.StoreHolder;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The right to be the only process that has a store open: a lock of the operating system on a file beside it, which
/// ends with the process however that ends. The file is removed on release; one that is left over locks nobody out.
///
/// POSIX drops all of a process's locks on a file as soon as it closes any descriptor of it. So a store that this
/// process holds is known by name, and neither its lock file nor its database is opened a second time.
final class StoreLock implements AutoCloseable {

    private static final Set<Path> HELD_HERE = ConcurrentHashMap.newKeySet();
    private static final String ENDING = ".lock";
    private static final List<String> BESIDE = List.of("", "-wal", "-shm", "-journal", ENDING);
    private static final int TRIES = 20;
    private static final long LENGTH = StoreHolder.MOST + 1 + ProcessHandle.current().pid() % 65_536;

    private final Path file;
    private final FileChannel channel;

    private StoreLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// @throws FileFailure.StoreInUse at once when this or another process holds the store
    /// @throws FileFailure.DiskFull when there is no room for a lock
    static StoreLock of(StoreFile store) {
        var file = store.beside(ENDING);
        if (!HELD_HERE.add(file)) {
            throw new FileFailure.StoreInUse(store.asked());
        }
        try {
            return new StoreLock(file, locked(store, file));
        } catch (IOException refused) {
            HELD_HERE.remove(file);
            throw Optional.ofNullable(file.getParent()).filter(Fault::hardlyAnySpace).isPresent()
                    ? new FileFailure.DiskFull(store.asked(), refused) : new FileFailure.CannotWrite(store.asked(), refused);
        } catch (RuntimeException failed) {
            HELD_HERE.remove(file);
            throw failed;
        }
    }

    /// To be asked before the store's file is so much as read.
    static void requireNotHeldHere(StoreFile store) {
        if (HELD_HERE.contains(store.beside(ENDING))) {
            throw new FileFailure.StoreInUse(store.asked());
        }
    }

    /// Whether the file is, or lies beside, a store that this process holds.
    static boolean isOfStoreHeldHere(Path file) {
        if (HELD_HERE.isEmpty()) {
            return false;
        }
        try {
            var real = file.toRealPath();
            var name = real.getFileName().toString();
            return BESIDE.stream().filter(name::endsWith).map(ending -> name.substring(0, name.length() - ending.length()))
                    .anyMatch(store -> HELD_HERE.contains(real.resolveSibling(store + ENDING)));
        } catch (IOException gone) {
            return false;
        }
    }

    private static FileChannel locked(StoreFile store, Path file) throws IOException {
        for (int i = 0; i < TRIES; i++) {
            var channel = lockedNow(store, file);
            if (channel.isPresent()) {
                return channel.get();
            }
        }
        throw new FileFailure.StoreInUse(store.asked());
    }

    /// Empty when its holder's release removed the file while we took it, for then the lock guards nothing.
    private static Optional<FileChannel> lockedNow(StoreFile store, Path file) throws IOException {
        createIfMissing(file);
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
        } catch (NoSuchFileException removed) {
            return Optional.empty();
        }
        try {
            if (channel.tryLock() == null) {
                throw new FileFailure.StoreInUse(store.asked(), holder(file));
            }
            if (isStill(file, channel)) {
                return Optional.of(channel);
            }
        } catch (IOException | RuntimeException failed) {
            channel.close();
            throw failed;
        }
        channel.close();
        return Optional.empty();
    }

    /// Nothing where the file cannot be read while it is locked, or its owner has not written yet.
    private static Optional<StoreHolder> holder(Path file) {
        try (var bytes = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            return StoreHolder.parse(new String(bytes.readNBytes(StoreHolder.MOST), StandardCharsets.US_ASCII));
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static void createIfMissing(Path file) throws IOException {
        try {
            OwnerOnly.create(file);
        } catch (FileAlreadyExistsException leftOver) {
            return;
        }
    }

    /// Whether the locked file is the one of that name. Nothing but its length can be seen in both ways without opening it
    /// again; inode numbers are reused at once. So its holder gives it a length of its own, and says at its beginning who it is.
    private static boolean isStill(Path file, FileChannel locked) throws IOException {
        var who = ThisProcess.holder().map(StoreHolder::text).orElse("");
        locked.truncate(0).write(ByteBuffer.wrap(who.getBytes(StandardCharsets.US_ASCII)), 0);
        locked.write(ByteBuffer.allocate(1), LENGTH - 1);
        try {
            return Files.size(file) == LENGTH;
        } catch (NoSuchFileException removed) {
            return false;
        }
    }

    /// Gives the store free. Removed before the lock ends, so that nobody can hold a lock on the old file alone.
    @Override public void close() {
        try (channel) {
            Files.deleteIfExists(file);
        } catch (IOException left) {
            return;
        } finally {
            HELD_HERE.remove(file);
        }
    }
}
