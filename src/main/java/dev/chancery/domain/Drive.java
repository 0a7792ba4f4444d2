package dev.chancery.domain;

import java.nio.file.Path;

/// A removable drive that is mounted now. Sizes are in octets; `fileSystem` is the system's name for its format (`vfat`).
public record Drive(String label, Path mount, long free, long total, String fileSystem, boolean readOnly) {}
