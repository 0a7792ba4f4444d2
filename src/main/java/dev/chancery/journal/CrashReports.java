package dev.chancery.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What is kept of defects, one file for each: its code, where in the program it happened, and on what machine.
///
/// A report holds class names and line numbers but no message of an exception, for such a message may name anything. Only
/// the newest are kept.
public final class CrashReports {

    static final int MOST = 10;

    private static final Logger LOG = LoggerFactory.getLogger(CrashReports.class);

    private final StateFolder folder;
    private final InstantSource clock;
    private final Machine machine;

    public CrashReports(StateFolder folder, InstantSource clock, Machine machine) {
        this.folder = folder;
        this.clock = clock;
        this.machine = machine;
    }

    /// Keeps a report, in place of an older one of the same defect, and returns what is in it. What cannot be written is
    /// not kept.
    public String keep(String code, Throwable thrown) {
        var text = text(code, thrown);
        try {
            Files.createDirectories(folder.reports());
            Files.writeString(folder.reports().resolve("crash-" + code + ".txt"), text);
            prune();
        } catch (IOException unwritten) {
            LOG.warn("the report {} cannot be written: {}", code, unwritten.getClass().getSimpleName());
        }
        return text;
    }

    private String text(String code, Throwable thrown) {
        var text = new StringBuilder("Chancery, code " + code + "\nat " + clock.instant() + "\n");
        machine.facts().forEach((name, value) -> text.append(name).append(": ").append(value).append('\n'));
        text.append('\n');
        for (var one = thrown; one != null; one = one.getCause()) {
            text.append(one == thrown ? "" : "caused by ").append(one.getClass().getName()).append('\n');
            Arrays.stream(one.getStackTrace()).forEach(frame -> text.append("    at ").append(frame).append('\n'));
        }
        return text.toString();
    }

    /// The text of the newest report, our own or the virtual machine's; empty when there is none.
    public static Optional<String> newest(StateFolder folder) {
        return all(folder).stream().findFirst().flatMap(CrashReports::read);
    }

    /// The newest first.
    static List<Path> all(StateFolder folder) {
        var found = new ArrayList<Path>();
        try (var files = Files.newDirectoryStream(folder.reports(), "{crash-*.txt,hs_err*.log}")) {
            files.forEach(found::add);
        } catch (IOException none) {
            return List.of();
        }
        found.sort(Comparator.comparing(CrashReports::when).reversed().thenComparing(Path::getFileName));
        return found;
    }

    /// Removes all but the newest. To be called at the start too, for the virtual machine removes nothing.
    public void prune() {
        all(folder).stream().skip(MOST).forEach(file -> {
            try {
                Files.deleteIfExists(file);
            } catch (IOException kept) {
                LOG.warn("an old report stays");
            }
        });
    }

    private static FileTime when(Path file) {
        try {
            return Files.getLastModifiedTime(file);
        } catch (IOException gone) {
            return FileTime.fromMillis(0);
        }
    }

    private static Optional<String> read(Path file) {
        try {
            return Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
