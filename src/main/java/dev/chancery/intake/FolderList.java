package dev.chancery.intake;

import dev.chancery.domain.FileFailure.ForeignStore;
import dev.chancery.domain.Holdings.Unread;
import dev.chancery.domain.Holdings.Why;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// What lies in a folder and the folders below it, by name, in alphabetical order. `root` is its real path.
final class FolderList {

    static final int MOST_ENTRIES = 100_000;
    static final int DEEPEST = 8;

    private static final String INDEX = "index.txt";

    /// What `openssl ca` keeps beside its index, and what it keeps of the last time.
    private static final Set<String> BOOKS = Set.of("index.txt.attr", "index.txt.old", "index.txt.attr.old", "serial", "serial.old",
            "crlnumber", "crlnumber.old");

    private final Path asked;
    private final Path root;
    private final List<Path> files = new ArrayList<>();
    private final List<Path> indexes = new ArrayList<>();
    private final List<Unread> unread = new ArrayList<>();
    private int entries;

    private FolderList(Path asked, Path root) {
        this.asked = asked;
        this.root = root;
    }

    /// @throws IOException when the folder itself cannot be listed; one below it is listed as unread
    static FolderList of(Path asked, Path root) throws IOException {
        var list = new FolderList(asked, root);
        list.enter(root, 0);
        return list;
    }

    Path root() {
        return root;
    }

    /// Files that may hold a piece.
    List<Path> files() {
        return Collections.unmodifiableList(files);
    }

    List<Path> indexes() {
        return Collections.unmodifiableList(indexes);
    }

    List<Unread> unread() {
        return Collections.unmodifiableList(unread);
    }

    /// Within the folder, with slashes on every system.
    String place(Path path) {
        return root.relativize(path).toString().replace('\\', '/');
    }

    private void enter(Path folder, int depth) throws IOException {
        for (var entry : sorted(folder)) {
            if (entry.getFileName().toString().startsWith(".")) {
                leaveOut(entry, Why.HIDDEN);
            } else {
                add(entry, depth);
            }
        }
    }

    private List<Path> sorted(Path folder) throws IOException {
        var found = new ArrayList<Path>();
        try (var entriesOfFolder = Files.newDirectoryStream(folder)) {
            for (var entry : entriesOfFolder) {
                if (++entries > MOST_ENTRIES) {
                    throw new ForeignStore(asked, ForeignStore.Why.TOO_LARGE, "more than " + MOST_ENTRIES + " entries");
                }
                found.add(entry);
            }
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
        Collections.sort(found);
        return found;
    }

    private void add(Path entry, int depth) {
        try {
            var is = Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (is.isSymbolicLink()) {
                leaveOut(entry, Why.LINK);
            } else if (is.isDirectory() && depth == DEEPEST) {
                leaveOut(entry, Why.TOO_DEEP);
            } else if (is.isDirectory()) {
                enter(entry, depth + 1);
            } else {
                addFile(entry, is);
            }
        } catch (IOException unreadable) {
            leaveOut(entry, Why.UNREADABLE);
        }
    }

    private void addFile(Path file, BasicFileAttributes is) {
        var name = file.getFileName().toString();
        if (!is.isRegularFile()) {
            leaveOut(file, Why.NOT_A_FILE);
        } else if (name.equals(INDEX)) {
            indexes.add(file);
        } else if (!BOOKS.contains(name) || !Files.exists(file.resolveSibling(INDEX))) {
            files.add(file);
        }
    }

    private void leaveOut(Path path, Why why) {
        unread.add(new Unread(place(path), why));
    }
}
