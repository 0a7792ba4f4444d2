package dev.chancery.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// What lies in a folder, to be compared with what lies there later: names, content and times.
final class Folder {

    private Folder() {}

    static SortedMap<String, String> seen(Path folder) {
        try (var files = Files.walk(folder)) {
            var seen = new TreeMap<String, String>();
            files.filter(file -> !file.equals(folder)).forEach(file -> seen.put(folder.relativize(file).toString(), state(file)));
            return seen;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String state(Path file) {
        try {
            var content = Files.isRegularFile(file) ? HexFormat.of().formatHex(TestStore.sha256(Files.readAllBytes(file))) : "";
            return Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS) + " " + content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// `lab.chancery=rw-------` for each file.
    static String modes(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().map(file -> file.getFileName() + "=" + mode(file)).collect(Collectors.joining(" "));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mode(Path file) {
        try {
            return PosixFilePermissions.toString(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
