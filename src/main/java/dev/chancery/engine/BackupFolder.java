package dev.chancery.engine;

import dev.chancery.domain.BackupName;
import dev.chancery.domain.BackupSettings;
import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.StoredBackup;
import dev.chancery.store.StoreCopy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The folder with one store's backups. Other files in it, and backups of other stores, are nobody's business here.
record BackupFolder(Path folder, String store, Bytes id) {

    private static final Logger LOG = LoggerFactory.getLogger(BackupFolder.class);
    private static final Duration LONGEST_COPY = Duration.ofDays(1);

    /// The newest first; none where there is no such folder.
    ///
    /// @throws FileFailure.CannotRead when the folder cannot be read
    List<StoredBackup> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)).flatMap(file -> one(file).stream())
                    .sorted(Comparator.comparing(StoredBackup::name, BackupName.BY_TIME).reversed()).toList();
        } catch (IOException unreadable) {
            throw new FileFailure.CannotRead(folder, unreadable);
        }
    }

    private Optional<StoredBackup> one(Path file) {
        return BackupName.parse(file.getFileName().toString()).filter(name -> name.store().equals(store))
                .flatMap(name -> known(file, name));
    }

    /// A copy of another store that happens to have this one's name is not among them.
    private Optional<StoredBackup> known(Path file, BackupName name) {
        try {
            var size = Files.size(file);
            try {
                return StoreCopy.at(file).store().equals(id)
                        ? Optional.of(new StoredBackup(file, name, size, Optional.empty())) : Optional.empty();
            } catch (Failure unfit) {
                return Optional.of(new StoredBackup(file, name, size, Optional.of(unfit)));
            }
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /// Copies of a store with this one's name that nobody has written to for a day: a process was killed while it made them.
    private List<Path> unfinishedBefore(Path verified) {
        try (var files = Files.list(folder)) {
            var since = Files.getLastModifiedTime(verified).toInstant().minus(LONGEST_COPY);
            var found = new ArrayList<Path>();
            for (var file : (Iterable<Path>) files::iterator) {
                if (BackupName.ofUnfinished(file.getFileName().toString()).filter(name -> name.store().equals(store)).isPresent()
                        && Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.getLastModifiedTime(file).toInstant().isBefore(since)) {
                    found.add(file);
                }
            }
            return found;
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    /// Removes what the settings do not keep. `verified` has just been made and read back whole: without it, nothing goes.
    /// Nothing goes either that cannot be recognised as a copy of this store, or that is not older.
    List<Path> rotate(Path verified, BackupSettings settings) {
        var sound = all().stream().filter(one -> one.trouble().isEmpty()).toList();
        var newest = sound.stream().filter(one -> one.file().equals(verified)).findFirst();
        if (newest.isEmpty()) {
            return List.of();
        }
        var kept = settings.kept(sound.stream().map(StoredBackup::name).collect(Collectors.toSet()));
        var removed = new ArrayList<Path>();
        unfinishedBefore(verified).forEach(file -> remove(file, removed));
        for (var one : sound) {
            if (!kept.contains(one.name()) && BackupName.BY_TIME.compare(one.name(), newest.get().name()) < 0) {
                remove(one.file(), removed);
            }
        }
        return List.copyOf(removed);
    }

    private static void remove(Path file, List<Path> removed) {
        try {
            Files.delete(file);
            removed.add(file);
        } catch (IOException kept) {
            LOG.warn("an old backup stays: {}", file, kept);
        }
    }
}
