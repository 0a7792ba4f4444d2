package dev.chancery.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/// The folder for the log and the reports of defects, which only its owner may look into.
public record StateFolder(Path path) {

    private static final Set<PosixFilePermission> OWNERS = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OWNERS_FILE = PosixFilePermissions.fromString("rw-------");

    /// The folder `state` in `-Dchancery.home` if that is set, else where the system keeps such things:
    /// `~/.local/state/chancery` (`XDG_STATE_HOME`), `%LOCALAPPDATA%\Chancery\State`, `~/Library/Logs/Chancery`.
    public static StateFolder of(Properties system, Map<String, String> environment) {
        var home = Path.of(system.getProperty("user.home", "."));
        var name = system.getProperty("os.name", "");
        if (system.containsKey("chancery.home")) {
            return new StateFolder(Path.of(system.getProperty("chancery.home")).resolve("state"));
        }
        if (name.startsWith("Windows")) {
            return new StateFolder(set(environment, "LOCALAPPDATA").orElse(home).resolve("Chancery").resolve("State"));
        }
        if (name.startsWith("Mac")) {
            return new StateFolder(home.resolve("Library/Logs/Chancery"));
        }
        return new StateFolder(set(environment, "XDG_STATE_HOME").orElse(home.resolve(".local/state")).resolve("chancery"));
    }

    private static Optional<Path> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank()).map(Path::of);
    }

    /// The file that is written to; older ones have a number behind their name.
    public Path log() {
        return path.resolve("chancery.log");
    }

    /// Where it is written who has asked the local endpoints.
    public Path access() {
        return path.resolve("access.log");
    }

    /// Where reports of defects are, the virtual machine's own (`hs_err`) too.
    public Path reports() {
        return path.resolve("crash");
    }

    /// Makes the folders, or takes the rights of others away where they exist, before anything is written into them.
    ///
    /// @throws UncheckedIOException when there can be no such folder
    public void prepare() {
        try {
            Files.createDirectories(path);
            own(path, OWNERS);
            Files.createDirectories(reports());
            own(reports(), OWNERS);
            ownLogs();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private void ownLogs() throws IOException {
        if (Files.notExists(log())) {
            Files.createFile(log());
        }
        try (var files = Files.newDirectoryStream(path, "chancery.log*")) {
            for (var file : files) {
                own(file, OWNERS_FILE);
            }
        }
    }

    private static void own(Path file, Set<PosixFilePermission> rights) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, rights);
        }
    }
}
