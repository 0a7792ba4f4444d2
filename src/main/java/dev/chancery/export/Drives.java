package dev.chancery.export;

import dev.chancery.domain.Drive;

import java.nio.file.Files;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Finds sticks, cards and other drives that can be taken away. It looks anew each time it is asked, and a drive that
/// comes or goes meanwhile is no failure.
public interface Drives {

    /// The removable drives that are mounted now, by name.
    List<Drive> removable();

    /// The way of this system.
    static Drives here() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.startsWith("linux")) {
            return new LinuxDrives(Path.of("/"));
        }
        return system.startsWith("mac") ? new MacDrives(Path.of("/"), Files::getFileStore)
                : new WindowsDrives(FileSystems.getDefault().getRootDirectories(), Files::getFileStore);
    }
}
