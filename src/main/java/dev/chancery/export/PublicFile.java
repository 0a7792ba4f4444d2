package dev.chancery.export;

import dev.chancery.domain.FileFailure;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

/// One file that other programs read whenever they like: they find the old content or the new one, each whole, and after
/// a power cut too.
///
/// Everybody may read it, whatever the umask. It is never written through a symbolic link.
public final class PublicFile {

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
        new WholeFile(file, WholeFile.Readers.ALL).replace(octets, content::writeTo);
    }
}
