package dev.chancery.store;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Another process that runs a `main` of the tests.
final class Child {

    private Child() {}

    /// The command that runs `main` with these arguments.
    static List<String> command(Class<?> main, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("--enable-native-access=ALL-UNNAMED", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), main.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /// What an [OtherProcess] said, once it has ended well.
    static String run(List<String> command) throws IOException, InterruptedException {
        var process = start(command);
        var lines = process.inputReader(StandardCharsets.UTF_8).lines().toList();
        if (!process.waitFor(2, TimeUnit.MINUTES) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError("ended badly: " + command + " " + lines);
        }
        return lines.stream().filter(line -> line.startsWith(OtherProcess.SAID))
                .map(line -> line.substring(OtherProcess.SAID.length())).collect(Collectors.joining("\n"));
    }

    static String run(Class<?> main, String... arguments) throws IOException, InterruptedException {
        return run(command(main, arguments));
    }

    /// Waits until it says `word` in a line of its own.
    static BufferedReader awaiting(Process process, String word) throws IOException {
        var reader = process.inputReader(StandardCharsets.UTF_8);
        for (var line = reader.readLine(); !word.equals(line); line = reader.readLine()) {
            if (line == null) {
                throw new AssertionError("ended before it said " + word);
            }
        }
        return reader;
    }
}
