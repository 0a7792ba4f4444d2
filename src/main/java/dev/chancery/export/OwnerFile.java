package dev.chancery.export;

import dev.chancery.domain.FileFailure;
import java.nio.file.Path;

/// One file that nobody but its owner may read, from its first octet on. It has the old content or the new one, each whole, and
/// after a power cut too, and is never written through a symbolic link.
public final class OwnerFile {

    private OwnerFile() {}

    /// Replaces the file, or makes it, in one step.
    ///
    /// @throws FileFailure.CannotWrite when its folder is missing or not writable, or a symbolic link or a folder stands there
    /// @throws FileFailure.DiskFull when there is no room; the old content stays
    public static void replace(Path file, byte[] content) {
        new WholeFile(file, WholeFile.Readers.OWNER).replace(content.length, out -> out.write(content));
    }
}
