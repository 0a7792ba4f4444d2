package dev.chancery.export;

import static java.util.Objects.requireNonNull;

import dev.chancery.domain.Drive;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Removable drives as macOS shows them: the folders in `/Volumes` that are file systems of their own and of
/// this machine. The start volume is there as a symbolic link.
///
/// `root` is `/`, and another folder in tests.
record MacDrives(Path root, Volumes volumes) implements Drives {

    private static final Set<String> OF_OTHER_MACHINES = Set.of("smbfs", "nfs", "afpfs", "webdav", "autofs", "ftp");

    @Override public List<Drive> removable() {
        try (var folders = Files.list(root.resolve("Volumes"))) {
            return folders.filter(folder -> Files.isDirectory(folder) && !Files.isSymbolicLink(folder))
                    .filter(this::isDrive).flatMap(folder -> drive(folder).stream())
                    .sorted(Comparator.comparing(Drive::label)).toList();
        } catch (IOException hidden) {
            return List.of();
        }
    }

    private boolean isDrive(Path folder) {
        return store(folder).filter(store -> !OF_OTHER_MACHINES.contains(store.type())
                && !store(requireNonNull(folder.getParent())).map(store::equals).orElse(false)).isPresent();
    }

    private Optional<FileStore> store(Path folder) {
        try {
            return Optional.of(volumes.of(folder));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private Optional<Drive> drive(Path folder) {
        return volumes.drive(folder.getFileName().toString(), folder);
    }
}
