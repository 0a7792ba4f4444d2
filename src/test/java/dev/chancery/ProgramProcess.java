package dev.chancery;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The program as a process of its own, run from its classes, with a home and a store in a folder of the test's own.
final class ProgramProcess {

    static final String PASSPHRASE = "planted correct horse";

    private final Path folder;

    ProgramProcess(Path folder) {
        this.folder = folder;
    }

    record Said(int exit, String out) {}

    Path store() {
        return folder.resolve("lab.chancery");
    }

    Path state() {
        return folder.resolve("state").resolve("chancery");
    }

    /// The command that runs it, behind the words of `before`.
    List<String> command(List<String> before, String... arguments) {
        var command = new ArrayList<>(before);
        command.addAll(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Dlogback.configurationFile=logback.xml", "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")), Main.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    Process start(List<String> command, Map<String, String> more) throws IOException {
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(Map.of("CHANCERY_STORE", store().toString(), "CHANCERY_PASSPHRASE", PASSPHRASE,
                "XDG_STATE_HOME", folder.resolve("state").toString()));
        builder.environment().putAll(more);
        return builder.start();
    }

    Said run(List<String> command, Map<String, String> more) throws IOException, InterruptedException {
        var process = start(command, more);
        process.getOutputStream().close();
        var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            throw new AssertionError("hangs: " + command);
        }
        return new Said(process.exitValue(), out);
    }

    Said call(String... arguments) throws IOException, InterruptedException {
        return run(command(List.of(), arguments), Map.of());
    }
}
