package dev.chancery.engine;

import dev.chancery.domain.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Writes a small file of text that is no secret: completely, or not at all.
final class WholeFile {

    private WholeFile() {}

    /// What was there under this name is replaced.
    ///
    /// @throws Failure.CannotWrite when the place cannot be written; what was there stays
    static void write(Path target, String text) {
        var unfinished = target.resolveSibling("." + target.getFileName() + ".new");
        try {
            Files.deleteIfExists(unfinished);
            try {
                Files.writeString(unfinished, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
                Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException unwritable) {
            throw new Failure.CannotWrite(target, unwritable);
        }
    }
}
