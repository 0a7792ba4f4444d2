package dev.chancery.export;

import java.util.Arrays;
import java.util.Locale;

/// A file that is to be written: where, below the target folder and with `/` between folders, and what. A secret file is
/// readable by its owner alone, and its content is wiped once it is written.
public record Item(String path, byte[] content, boolean secret) {

    private static final int LONGEST_NAME = 200;
    private static final String NEVER_IN_NAMES = "\\:*?\"<>|";

    /// @throws IllegalArgumentException when `path` could lead out of the target folder, or is no name on every system
    public Item {
        requirePath(path);
    }

    static void requirePath(String path) {
        if (!Arrays.stream(path.split("/", -1)).allMatch(Item::isName)) {
            throw new IllegalArgumentException("not a path below a folder");
        }
    }

    /// Whether every system takes it as the name of a file.
    static boolean isName(String name) {
        return !name.isEmpty() && name.length() <= LONGEST_NAME && !name.endsWith(".") && !name.endsWith(" ")
                && name.chars().noneMatch(c -> Character.isISOControl(c) || NEVER_IN_NAMES.indexOf(c) >= 0)
                && !name.toLowerCase(Locale.ROOT).startsWith(Part.PREFIX) && !SafeNames.isWindowsDevice(name);
    }

    void wipe() {
        if (secret) {
            Arrays.fill(content, (byte) 0);
        }
    }

    @Override public String toString() {
        return "%s (%d bytes)".formatted(path, content.length);
    }
}
