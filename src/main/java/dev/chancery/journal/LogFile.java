package dev.chancery.journal;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Pattern;

/// The log: where it is, how much it tells, and what went wrong last according to it.
public final class LogFile {

    /// How much is told.
    public enum Level {
        ERROR, WARN, INFO, DEBUG, TRACE;

        /// In small letters or large ones; empty when there is none of that name.
        public static Optional<Level> of(String name) {
            return Arrays.stream(values()).filter(level -> level.name().equalsIgnoreCase(name)).findFirst();
        }
    }

    private static final int LOOKED_AT = 1 << 20;
    private static final Pattern ERROR = Pattern.compile("^(\\S+) ERROR \\S+ unexpected ([0-9A-F]{7})$|^(\\S+) INFO +\\S*Failures (\\w+): .*$",
            Pattern.MULTILINE);

    private final Path file;

    public LogFile(Path file) {
        this.file = file;
    }

    /// Says to `logback.xml` where the log is and how much it tells. Has to be called before the first logger is made.
    public void begin(Properties system, Level level) {
        system.setProperty("chancery.log", file.toString());
        system.setProperty("chancery.log.level", level.name());
    }

    /// At most so many of the last defects and failures, the last one first: when, and the code or the kind. No more of
    /// what the log says, for that names files and things.
    public List<String> lastErrors(int most) {
        var found = ERROR.matcher(end()).results().map(match -> match.group(1) != null
                ? match.group(1) + " " + match.group(2) : match.group(3) + " " + match.group(4)).toList();
        return found.subList(Math.max(0, found.size() - most), found.size()).reversed();
    }

    private String end() {
        try (var bytes = new RandomAccessFile(file.toFile(), "r")) {
            bytes.seek(Math.max(0, bytes.length() - LOOKED_AT));
            var end = new byte[(int) Math.min(bytes.length(), LOOKED_AT)];
            bytes.readFully(end);
            return new String(end, StandardCharsets.UTF_8);
        } catch (IOException none) {
            return "";
        }
    }
}
