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
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;

/// One file that other programs read whenever they like: they find the old content or the new one, each whole, and after
/// a power cut too.
///
/// Everybody may read it, whatever the umask. It is never written through a symbolic link.
public final class PublicFile {

    private static final int BUFFER = 1 << 16;

    /// What is to stand in the file.
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private PublicFile() {}

    /// Replaces the file, or makes it, in one step. `octets` is at least how long the content is.
    ///
    /// @throws FileFailure.CannotWrite when its folder is missing or not writable, or a symbolic link or a folder stands there
    /// @throws FileFailure.DiskFull when there is no room; the old content stays
    public static void replace(Path file, long octets, Content content) {
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
    private static void write(Path part, Content content) throws IOException {
        Files.deleteIfExists(part);
        try (var channel = FileChannel.open(part,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS))) {
            readableByAll(part);
            var out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    private static void readableByAll(Path part) throws IOException {
        var posix = Files.getFileAttributeView(part, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
        if (posix != null) {
            posix.setPermissions(PosixFilePermissions.fromString("rw-r--r--"));
        }
    }
}
