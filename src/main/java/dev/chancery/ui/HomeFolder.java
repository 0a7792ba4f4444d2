package dev.chancery.ui;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/// Where Chancery keeps its preferences.
public final class HomeFolder {

    private HomeFolder() {}

    /// `-Dchancery.home` if it is set, else where the system keeps such things: `~/.config/chancery`,
    /// `%APPDATA%\Chancery`, `~/Library/Application Support/Chancery`.
    public static Path of(Properties system, Map<String, String> environment) {
        var home = Path.of(system.getProperty("user.home", "."));
        var name = system.getProperty("os.name", "");
        if (system.containsKey("chancery.home")) {
            return Path.of(system.getProperty("chancery.home"));
        }
        if (name.startsWith("Windows")) {
            return set(environment, "APPDATA").orElse(home).resolve("Chancery");
        }
        if (name.startsWith("Mac")) {
            return home.resolve("Library/Application Support/Chancery");
        }
        return set(environment, "XDG_CONFIG_HOME").orElse(home.resolve(".config")).resolve("chancery");
    }

    private static Optional<Path> set(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get(name)).filter(text -> !text.isBlank()).map(Path::of);
    }
}
