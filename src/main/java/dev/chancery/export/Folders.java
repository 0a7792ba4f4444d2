package dev.chancery.export;

import dev.chancery.domain.FileFailure;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The folders on the way to the files. A symbolic link among them is never followed: whoever made the drive could have
/// pointed it anywhere.
final class Folders {

    private static final FileAttribute<?> FOR_OWNER = PosixFilePermissions.asFileAttribute(
            PosixFilePermissions.fromString("rwx------"));
    private static final FileAttribute<?> FOR_ALL = PosixFilePermissions.asFileAttribute(
            PosixFilePermissions.fromString("rwxr-xr-x"));

    private final Place place;
    private final List<Path> made = new ArrayList<>();

    Folders(Place place) {
        this.place = place;
    }

    /// Makes what is missing between the target and `file`; for its owner alone when a `secret` is to go there.
    void prepareFor(Path file, boolean secret) throws IOException {
        for (var folder : place.foldersAbove(file).toList().reversed()) {
            if (kind(folder).isEmpty()) {
                make(folder, secret);
            }
            requireFolder(folder);
        }
    }

    private void make(Path folder, boolean secret) throws IOException {
        if (place.isPosix()) {
            Files.createDirectory(folder, secret ? FOR_OWNER : FOR_ALL);
        } else {
            Files.createDirectory(folder);
        }
        made.add(folder);
    }

    private void requireFolder(Path folder) throws IOException {
        if (!kind(folder).map(BasicFileAttributes::isDirectory).orElse(false)) {
            throw new FileFailure.CannotWrite(folder,
                    new FileSystemException(folder.toString(), null, "a symbolic link or a file, not a folder"));
        }
    }

    /// Whether a file is there already.
    ///
    /// @throws FileFailure.CannotWrite when it is not an ordinary file, or when a symbolic link leads to it
    boolean holds(Path file) throws IOException {
        for (var folder : place.foldersAbove(file).toList()) {
            if (kind(folder).isPresent()) {
                requireFolder(folder);
            }
        }
        var found = kind(file);
        if (found.isPresent() && !found.get().isRegularFile()) {
            throw new FileFailure.CannotWrite(file,
                    new FileSystemException(file.toString(), null, "a symbolic link or a folder, not a file"));
        }
        return found.isPresent();
    }

    /// Those of these paths that are there already.
    ///
    /// @throws FileFailure.CannotWrite when something else is in the place of one, or when a symbolic link leads to it
    List<String> existing(List<String> paths) {
        var found = new ArrayList<String>();
        for (var path : paths) {
            var file = place.resolve(path);
            place.run(file, 0, () -> {
                if (holds(file)) {
                    found.add(path);
                }
            });
        }
        return found;
    }

    /// Takes away what an end without warning left beside these paths: parts of files, perhaps of keys.
    void sweep(List<String> paths) {
        for (var folder : paths.stream().map(path -> place.resolve(path).getParent()).collect(Collectors.toSet())) {
            try (var left = Files.newDirectoryStream(folder, Part.PREFIX + "*" + Part.SUFFIX)) {
                left.forEach(Part::removeQuietly);
            } catch (IOException | DirectoryIteratorException notThereYet) {
                // Nothing can be left in a folder that is still to be made.
            }
        }
    }

    private static Optional<BasicFileAttributes> kind(Path path) throws IOException {
        try {
            return Optional.of(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException nothing) {
            return Optional.empty();
        }
    }

    /// Takes the folders away again that were made here and hold nothing.
    void removeEmpty() {
        for (var folder : made.reversed()) {
            try {
                Files.deleteIfExists(folder);
            } catch (IOException inUse) {
                // It holds what was delivered, or the drive is gone.
            }
        }
    }
}
