package dev.chancery.export;

import java.nio.file.Path;

/// A removable drive as it is mounted now. `name` is its label, else its make, else the name of its folder, and may be
/// shown as it is; `free` and `total` are in bytes.
public record Drive(String name, Path mount, long free, long total, String fileSystem, boolean readOnly) {}
