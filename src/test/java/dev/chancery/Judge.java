package dev.chancery;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// An outside program that judges what Chancery made. Where it is missing the test is skipped on a developer's machine
/// and fails in CI (`CI=true`).
public final class Judge {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    /// What a program said and how it ended.
    public record Verdict(int exit, String output) {
        public Verdict accepted() {
            if (exit != 0) {
                throw new AssertionError("exit " + exit + ": " + output);
            }
            return this;
        }

        public Verdict refused() {
            if (exit == 0) {
                throw new AssertionError("accepted what it should refuse: " + output);
            }
            return this;
        }
    }

    private Judge() {}

    /// Runs `command` and waits for its end; its two output streams come as one text.
    public static Verdict run(String... command) {
        require(command[0]);
        return runIn(Path.of("").toAbsolutePath(), List.of(command));
    }

    public static Verdict runIn(Path folder, List<String> command) {
        try {
            var output = Files.createTempFile("judge", ".txt");
            try {
                var process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true)
                        .redirectInput(ProcessBuilder.Redirect.from(new java.io.File("/dev/null")))
                        .redirectOutput(output.toFile()).start();
                if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                    process.destroyForcibly();
                    throw new AssertionError("no answer from " + command);
                }
                return new Verdict(process.exitValue(), Files.readString(output, StandardCharsets.ISO_8859_1));
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Ends the test when `program` is not installed: as skipped, or in CI as failed.
    public static void require(String program) {
        if (!installed(program)) {
            var missing = program + " is not installed";
            if (Boolean.parseBoolean(System.getenv("CI"))) {
                throw new AssertionError(missing);
            }
            abort(missing);
        }
    }

    private static boolean installed(String program) {
        if (program.contains("/")) {
            return Files.isExecutable(Path.of(program));
        }
        for (var folder : (System.getenv("PATH") + ":/usr/sbin:/sbin").split(":")) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return true;
            }
        }
        return false;
    }
}
