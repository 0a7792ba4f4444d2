package dev.chancery.export;

import dev.chancery.domain.FileFailure;
import dev.chancery.domain.Progress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// A small file at the place of a delivery that says which one has not ended there. It lies on the medium itself and so
/// tells it from another one that is mounted under the same path later.
public final class Marker {

    private static final String PREFIX = "unfinished-";
    private static final String SUFFIX = ".txt";
    private static final Pattern NAME = Pattern.compile(PREFIX + "([0-9a-f]{16})\\" + SUFFIX);
    private static final String TEXT = """
            Chancery was writing private keys here and has not finished, or was interrupted.
            Export the same certificates to this folder again to finish. This file goes away then.
            """;

    private final Path folder;
    private final Path file;
    private final boolean madeFolder;

    private Marker(Path folder, String run, boolean madeFolder) {
        this.folder = folder;
        this.file = folder.resolve(PREFIX + run + SUFFIX);
        this.madeFolder = madeFolder;
    }

    /// Marks `target`, which is `base` or a folder directly below it that need not be there, for `run`: 16 hex digits. The
    /// medium has the mark when this returns.
    ///
    /// @throws dev.chancery.domain.FileFailure when it cannot be written
    public static Marker put(Delivery delivery, Path base, Path target, String run) {
        var marker = new Marker(target, run, !Files.exists(target, LinkOption.NOFOLLOW_LINKS));
        var path = base.relativize(marker.file).toString().replace(base.getFileSystem().getSeparator(), "/");
        var bundles = List.of(Bundle.of(new Item(path, TEXT.getBytes(StandardCharsets.US_ASCII), false)));
        delivery.deliver(delivery.plan(base, bundles), bundles, Existing.REFUSE, Progress.NONE).orThrow();
        return marker;
    }

    /// The mark of an earlier delivery to the same place.
    public static Marker left(Path target, String run) {
        return new Marker(target, run, false);
    }

    /// The deliveries that have not ended in this folder; none when it cannot be read.
    public static Set<String> runsAt(Path target) {
        var runs = new HashSet<String>();
        try (var files = Files.newDirectoryStream(target, PREFIX + "*" + SUFFIX)) {
            for (var file : files) {
                var name = NAME.matcher(file.getFileName().toString());
                if (name.matches() && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    runs.add(name.group(1));
                }
            }
        } catch (IOException | DirectoryIteratorException notThere) {
            return Set.of();
        }
        return runs;
    }

    /// Takes the mark away, and the folder with it if it was made for the mark and holds nothing.
    public void remove() {
        Part.removeQuietly(file);
        if (madeFolder && holdsNothing()) {
            Part.removeQuietly(folder);
        }
    }

    private boolean holdsNothing() {
        try (var files = Files.newDirectoryStream(folder)) {
            return !files.iterator().hasNext();
        } catch (IOException | DirectoryIteratorException unreadable) {
            return false;
        }
    }
}
