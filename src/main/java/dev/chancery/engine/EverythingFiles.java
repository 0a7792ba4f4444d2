package dev.chancery.engine;

import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.intake.SafeCsv;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/// The files of a store that is written out, in a new folder for its owner alone. Nothing is ever replaced.
record EverythingFiles(Path folder) {

    /// How many rows are in memory at a time.
    static final int PAGE = 1_000;
    private static final long HARDLY_ANY_SPACE = 1 << 20;

    interface Rows {
        void write(Taker out) throws IOException;
    }

    interface Taker {
        void row(List<String> cells) throws IOException;
    }

    /// @throws java.nio.file.FileAlreadyExistsException when there is such a folder
    static EverythingFiles in(Path folder) throws IOException {
        Files.createDirectory(folder, forOwner(folder, "rwx------"));
        return new EverythingFiles(folder);
    }

    private static FileAttribute<?>[] forOwner(Path place, String mode) {
        return place.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))}
                : new FileAttribute<?>[0];
    }

    static Failure failure(Path folder, IOException failed) {
        try {
            return Files.getFileStore(folder).getUsableSpace() < HARDLY_ANY_SPACE
                    ? new FileFailure.DiskFull(folder, failed) : new FileFailure.CannotWrite(folder, failed);
        } catch (IOException gone) {
            return new FileFailure.CannotWrite(folder, failed);
        }
    }

    /// Where a file of this name will be, in a folder that exists.
    Path path(String name) throws IOException {
        var file = folder.resolve(name);
        Files.createDirectories(file.getParent(), forOwner(folder, "rwx------"));
        return file;
    }

    void text(String name, String text) throws IOException {
        octets(name, text.getBytes(StandardCharsets.UTF_8));
    }

    void octets(String name, byte[] octets) throws IOException {
        var file = Files.createFile(path(name), forOwner(folder, "rw-------"));
        Files.write(file, octets, StandardOpenOption.WRITE);
    }

    /// A table that a spreadsheet opens, and runs nothing in it.
    void rows(String name, List<String> headings, Rows rows) throws IOException {
        try (var out = writer(name)) {
            out.write(SafeCsv.of(List.of(headings)));
            rows.write(cells -> out.write(SafeCsv.row(cells)));
        }
    }

    BufferedWriter writer(String name) throws IOException {
        return Files.newBufferedWriter(Files.createFile(path(name), forOwner(folder, "rw-------")));
    }
}
