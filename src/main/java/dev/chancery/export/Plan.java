package dev.chancery.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// What a delivery will do, for the user to look at before anything is written: [Delivery#plan] makes it.
///
/// `files` are paths below `target`; `bytes` is what they hold, at most; `existing` are those that are there already;
/// `freeSpace` is in bytes; `fits` allows for what a file takes besides its content.
public record Plan(
        Path target, List<String> files, long bytes, List<String> existing, long freeSpace, boolean fits,
        Set<Warning> warnings) {

    /// What the user should know of the target.
    public enum Warning {
        /// Whoever holds the drive, or has an account on this machine, can read what is on it (FAT and its kin).
        PERMISSIONS_NOT_KEPT
    }

    public Plan {
        files = List.copyOf(files);
        existing = List.copyOf(existing);
        warnings = Set.copyOf(warnings);
    }
}
