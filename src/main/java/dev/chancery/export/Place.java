package dev.chancery.export;

import dev.chancery.domain.FileFailure;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/// The target folder, remembered well enough to notice when it is not there any more, even where an empty folder of the
/// same name shows in its place, as under the mount point of a drive that was pulled out.
final class Place {

    private static final int MANY = 16;
    private static final int LARGEST_CLUSTER = 64 << 10;

    private final Path root;
    private final Object key;
    private final Optional<Path> device;
    private final FileStore store;
    private final int block;

    private Place(Path root, Object key, FileStore store) {
        this.root = root;
        this.key = key;
        this.store = store;
        this.device = device(store);
        this.block = block(store);
    }

    /// @throws FileFailure.DriveGone when there is nothing
    /// @throws FileFailure.CannotWrite when it is no folder
    static Place of(Path target) {
        try {
            var root = target.toRealPath();
            var attributes = Files.readAttributes(root, BasicFileAttributes.class);
            if (!attributes.isDirectory()) {
                throw new FileFailure.CannotWrite(target, new NotDirectoryException(target.toString()));
            }
            return new Place(root, attributes.fileKey(), Files.getFileStore(root));
        } catch (AccessDeniedException denied) {
            throw new FileFailure.CannotWrite(target, denied);
        } catch (IOException gone) {
            throw new FileFailure.DriveGone(target, gone);
        }
    }

    private static Optional<Path> device(FileStore store) {
        try {
            return Optional.of(store.name()).filter(name -> name.startsWith("/dev/")).map(Path::of).filter(Files::exists);
        } catch (InvalidPathException strangeName) {
            return Optional.empty();
        }
    }

    Path root() {
        return root;
    }

    /// Whether a program serves the file system, and not the kernel (FUSE).
    boolean isServed() {
        return store.type().startsWith("fuse");
    }

    /// How many files it is good to work on at a time; such a program often takes one.
    AtOnce atOnce() {
        return new AtOnce(isServed() ? 1 : MANY);
    }

    boolean keepsPermissions() {
        var type = store.type().toLowerCase(Locale.ROOT);
        return !type.contains("fat") && !type.equals("msdos") && !type.equals("fuseblk") && !type.startsWith("cifs");
    }

    boolean isPosix() {
        return store.supportsFileAttributeView("posix");
    }

    /// @throws FileFailure.CannotWrite when this system has no such name
    Path resolve(String path) {
        try {
            return root.resolve(path);
        } catch (InvalidPathException noSuchName) {
            throw new FileFailure.CannotWrite(root, new IOException(noSuchName));
        }
    }

    /// The folders that `file` is in, the nearest first, up to the target.
    Stream<Path> foldersAbove(Path file) {
        return Stream.iterate(file.getParent(), folder -> folder != null && folder.startsWith(root), Path::getParent);
    }

    /// @throws FileFailure.DriveGone when the folder is not there, or is another one
    void requireThere() {
        if (!isThere()) {
            throw new FileFailure.DriveGone(root, new IOException("not the folder that it was"));
        }
    }

    /// The system may remember a folder for a moment that is gone; how much room there is it has to ask.
    private boolean isThere() {
        try {
            store.getUsableSpace();
            var attributes = Files.readAttributes(root, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isDirectory() && Objects.equals(attributes.fileKey(), key)
                    && device.stream().allMatch(Files::exists);
        } catch (IOException gone) {
            return false;
        }
    }

    /// In bytes.
    long freeSpace() {
        try {
            return store.getUsableSpace();
        } catch (IOException gone) {
            throw new FileFailure.DriveGone(root, gone);
        }
    }

    /// Whether `bytes` in files of these paths fit, when each file and each folder wastes most of a block.
    boolean hasRoom(long bytes, List<String> paths) {
        return freeSpace() >= bytes + (paths.size() + folders(paths)) * block;
    }

    /// @throws FileFailure.DiskFull when that is not so
    void requireRoom(long bytes, List<String> paths) {
        if (!hasRoom(bytes, paths)) {
            throw new FileFailure.DiskFull(root, new IOException("%d bytes for %d".formatted(freeSpace(), bytes)));
        }
    }

    private static long folders(List<String> paths) {
        return paths.stream().map(path -> path.substring(0, Math.max(0, path.lastIndexOf('/')))).distinct().count();
    }

    /// The unit in which the file system gives out room, in bytes.
    int block() {
        return block;
    }

    private static int block(FileStore store) {
        try {
            return Math.clamp(store.getBlockSize(), 1, LARGEST_CLUSTER);
        } catch (IOException | UnsupportedOperationException unknown) {
            return LARGEST_CLUSTER;
        }
    }

    /// Work with files, whose exceptions become failures.
    interface Work {
        void run() throws IOException;
    }

    /// Does `work` on `path`, which takes at most `room` bytes.
    ///
    /// @throws CancellationException when the thread is interrupted
    void run(Path path, long room, Work work) {
        try {
            work.run();
        } catch (ClosedByInterruptException interrupted) {
            throw new CancellationException();
        } catch (IOException failed) {
            throw failure(path, failed, room);
        }
    }

    /// What `cause` means here. The texts of such exceptions come in the language of the system, so the place is asked
    /// instead: is it there, is it writable, has it room for `room` bytes?
    private FileFailure failure(Path path, IOException cause, long room) {
        if (!isThere()) {
            return new FileFailure.DriveGone(root, cause);
        }
        try {
            var now = Files.getFileStore(root);
            boolean full = now.getUsableSpace() < room + LARGEST_CLUSTER;
            return full && !now.isReadOnly() && !(cause instanceof AccessDeniedException)
                    ? new FileFailure.DiskFull(root, cause) : new FileFailure.CannotWrite(path, cause);
        } catch (IOException gone) {
            return new FileFailure.DriveGone(root, cause);
        }
    }
}
