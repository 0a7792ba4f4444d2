package dev.chancery.domain;

import java.nio.file.Path;
import java.util.Optional;

/// A backup in the folder for backups, as far as it is known without reading it whole: `size` in octets, and what keeps it from
/// being one, as that another version wrote it.
public record StoredBackup(Path file, BackupName name, long size, Optional<Failure> trouble) {}
