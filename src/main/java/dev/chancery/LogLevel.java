package dev.chancery;

import dev.chancery.journal.LogFile;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// How much the log is asked to tell, and what is left of the arguments: `--log-level debug` or `--log-level=debug` before
/// everything else, or `CHANCERY_LOG_LEVEL`.
record LogLevel(Optional<LogFile.Level> asked, boolean isUnknown, String... rest) {

    private static final String OPTION = "--log-level";
    private static final String VARIABLE = "CHANCERY_LOG_LEVEL";

    static LogLevel of(String[] arguments, Map<String, String> environment) {
        if (arguments.length > 0 && arguments[0].startsWith(OPTION + "=")) {
            return said(arguments[0].substring(OPTION.length() + 1), Arrays.copyOfRange(arguments, 1, arguments.length));
        }
        if (arguments.length > 1 && arguments[0].equals(OPTION)) {
            return said(arguments[1], Arrays.copyOfRange(arguments, 2, arguments.length));
        }
        return new LogLevel(LogFile.Level.of(environment.getOrDefault(VARIABLE, "")), false, arguments);
    }

    private static LogLevel said(String name, String... rest) {
        var level = LogFile.Level.of(name);
        return new LogLevel(level, level.isEmpty(), rest);
    }

    LogFile.Level level() {
        return asked.orElse(LogFile.Level.INFO);
    }
}
