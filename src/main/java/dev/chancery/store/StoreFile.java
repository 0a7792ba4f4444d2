package dev.chancery.store;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.FileFailure;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.slf4j.LoggerFactory;

/// Where a store lies: the path that was asked for, which failures name, and the file that it leads to.
record StoreFile(Path asked, Path real) {

    /// @throws FileFailure.StoreMissing when nothing is there
    /// @throws FileFailure.NotAStore when it is a folder or a device
    static StoreFile existing(Path path) {
        try {
            var real = path.toRealPath();
            if (!Files.isRegularFile(real)) {
                throw new FileFailure.NotAStore(path);
            }
            return new StoreFile(path, real);
        } catch (NoSuchFileException missing) {
            throw new FileFailure.StoreMissing(path);
        } catch (IOException unreachable) {
            throw new FileFailure.CannotRead(path, unreachable);
        }
    }

    /// The place for a new store; nothing is made yet.
    ///
    /// @throws FileFailure.AlreadyExists when anything has that name, even a link that leads nowhere
    /// @throws FileFailure.CannotWrite when there is no such folder
    static StoreFile fresh(Path path) {
        if (Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileFailure.AlreadyExists(path);
        }
        try {
            var absolute = path.toAbsolutePath().normalize();
            return new StoreFile(path, requireNonNull(absolute.getParent()).toRealPath().resolve(absolute.getFileName()));
        } catch (IOException noFolder) {
            throw new FileFailure.CannotWrite(path, noFolder);
        }
    }

    void create() {
        try {
            OwnerOnly.create(real);
        } catch (FileAlreadyExistsException inTheMeantime) {
            throw new FileFailure.AlreadyExists(asked);
        } catch (IOException refused) {
            throw new FileFailure.CannotWrite(asked, refused);
        }
    }

    /// That its folder lets us write shows when the lock is taken.
    ///
    /// @throws FileFailure.CannotWrite when the file is read-only
    void requireWritable() {
        if (!Files.isWritable(real)) {
            throw new FileFailure.CannotWrite(asked, new AccessDeniedException(real.toString()));
        }
    }

    /// A file that belongs to the store: its name and this ending.
    Path beside(String ending) {
        return real.resolveSibling(real.getFileName() + ending);
    }

    boolean hasBeside(String ending) {
        try {
            return Files.size(beside(ending)) > 0;
        } catch (IOException absent) {
            return false;
        }
    }

    /// As a URI, in which no character of the name can be taken for a parameter. `parameters` may be empty.
    String url(String parameters) {
        return "jdbc:sqlite:" + real.toUri().toASCIIString() + parameters;
    }

    /// Removes a store that could not be completed.
    void discard() {
        for (var ending : new String[] {"-wal", "-shm", "-journal", LastSeen.ENDING, ""}) {
            remove(beside(ending));
        }
    }

    /// Removes a file of ours. What cannot be removed is left.
    static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException kept) {
            LoggerFactory.getLogger(StoreFile.class).warn("left behind: {}", file);
        }
    }
}
