package dev.chancery.export;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line of `/proc/self/mounts`.
record Mount(String device, String folder, String type, boolean readOnly) {

    private static final Pattern ESCAPED = Pattern.compile("\\\\([0-7]{3})");

    static Optional<Mount> parse(String line) {
        var parts = line.split(" ");
        return parts.length < 4 || !parts[1].startsWith("/") ? Optional.empty()
                : Optional.of(new Mount(plain(parts[0]), plain(parts[1]), parts[2],
                        Arrays.asList(parts[3].split(",")).contains("ro")));
    }

    /// What tells this file system from others: its device, or its folder when it is served by a program.
    String identity() {
        return device.startsWith("/dev/") ? device : folder;
    }

    /// The kernel writes a space as `\040`.
    private static String plain(String escaped) {
        return ESCAPED.matcher(escaped).replaceAll(match -> Matcher.quoteReplacement(
                Character.toString(Integer.parseInt(match.group(1), 8))));
    }
}
