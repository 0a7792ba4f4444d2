package dev.chancery.domain;

import java.nio.file.Path;
import java.util.Locale;

/// A removable drive that is mounted now. Sizes are in octets; `fileSystem` is the system's name for its format (`vfat`).
public record Drive(String label, Path mount, long free, long total, String fileSystem, boolean readOnly) {

    /// Whether its format keeps a file to its owner; on the others whoever holds the drive reads everything.
    public boolean keepsOwners() {
        var format = fileSystem.toLowerCase(Locale.ROOT);
        return !format.contains("fat") && !format.equals("msdos") && !format.equals("fuseblk");
    }
}
