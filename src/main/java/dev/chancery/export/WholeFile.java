package dev.chancery.export;

import dev.chancery.domain.FileFailure;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/// A file that is replaced in one step, or made: it has the old content or the new one. Never through a symbolic link.
record WholeFile(Path file, Readers readers) {

    private static final int BUFFER = 1 << 16;
    private static final Set<OpenOption> NEW_FILE =
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    /// Who may read it, where the file system knows.
    enum Readers {
        /// Whatever the umask.
        ALL,
        /// From the moment the file exists.
        OWNER
    }

    /// What is to stand in it.
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /// `octets` is at least how long the content is.
    ///
    /// @throws FileFailure when it cannot be; the old content stays
    void replace(long octets, Content content) {
        var folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new FileFailure.CannotWrite(file, new NoSuchFileException(String.valueOf(folder)));
        }
        var place = Place.of(folder);
        var target = place.resolve(file.getFileName().toString());
        place.run(target, 0, () -> new Folders(place).holds(target));
        var part = target.resolveSibling(Part.PREFIX + file.getFileName() + Part.SUFFIX);
        try {
            place.run(target, octets, () -> {
                write(part, content);
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            });
        } finally {
            Part.removeQuietly(part);
        }
        new Flush.EachFile(place.atOnce()).folders(place.root(), List.of(place.root()));
    }

    /// The part of an earlier, harder end is in nobody's hands any more.
    private void write(Path part, Content content) throws IOException {
        Files.deleteIfExists(part);
        try (var channel = FileChannel.open(part, NEW_FILE, attributes(part))) {
            open(part);
            var out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    private FileAttribute<?>[] attributes(Path part) {
        return readers == Readers.OWNER && part.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))}
                : new FileAttribute<?>[0];
    }

    private void open(Path part) throws IOException {
        var posix = Files.getFileAttributeView(part, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (readers == Readers.ALL && posix != null) {
            posix.setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
        }
    }
}
