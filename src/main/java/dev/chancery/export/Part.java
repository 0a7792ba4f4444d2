package dev.chancery.export;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// One file on its way: under a name of its own beside its final one until it is known to be good.
final class Part {

    static final String PREFIX = ".chancery-";
    static final String SUFFIX = ".part";

    private static final FileAttribute<?> FOR_OWNER = PosixFilePermissions.asFileAttribute(
            PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> FOR_ALL = PosixFilePermissions.asFileAttribute(
            PosixFilePermissions.fromString("rw-r--r--"));
    private static final Set<OpenOption> NEW_FILE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    private final Item item;
    private final Path path;
    private final Path file;
    private boolean exposed;

    /// `mark` is random, so that no other file has the same name.
    Part(Item item, Path file, String mark) {
        this.item = item;
        this.file = file;
        this.path = file.resolveSibling(PREFIX + mark + SUFFIX);
    }

    Item item() {
        return item;
    }

    /// The name until the content is known to be good.
    Path path() {
        return path;
    }

    /// The final name.
    Path file() {
        return file;
    }

    /// The permissions are part of the creation: no other user can have opened the file before.
    void write(boolean posix) throws IOException {
        var permissions = item.secret() ? FOR_OWNER : FOR_ALL;
        var attributes = posix ? new FileAttribute<?>[] {permissions} : new FileAttribute<?>[0];
        try (var channel = FileChannel.open(path, NEW_FILE, attributes)) {
            exposed = item.secret();
            var content = ByteBuffer.wrap(item.content());
            while (content.hasRemaining()) {
                channel.write(content);
            }
        }
    }

    /// Whether a part of a secret may be on the medium, also when it was taken away again.
    boolean isExposed() {
        return exposed;
    }

    /// Whether the medium, of blocks of `block` bytes, has what was written.
    boolean isGood(int block) throws IOException {
        return ReadBack.fromMedium(path, item.content(), block);
    }

    /// Whether the final name leads to what was written.
    boolean isInPlace() throws IOException {
        return ReadBack.byName(file, item.content());
    }

    /// Gives the content its final name, in one step that either happens or does not.
    void takeName() throws IOException {
        Files.move(path, file, StandardCopyOption.ATOMIC_MOVE);
    }

    static void removeQuietly(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException gone) {
            // The failure that led here is the one to tell.
        }
    }
}
