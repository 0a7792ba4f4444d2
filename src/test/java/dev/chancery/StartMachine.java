package dev.chancery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A made-up machine on which the start script runs: a checkout with one source, a `PATH` that holds the plain tools of a
/// system and only those other programs that a test puts there.
final class StartMachine {

    private static final List<String> PLAIN_TOOLS =
            List.of("sh", "awk", "cat", "dirname", "env", "find", "flock", "head", "id", "mkdir", "mv", "readlink", "rm", "sed", "sleep", "touch");
    private static final String ALL_LIBRARIES =
            "for l in libgtk-3.so.0 libXtst.so.6 libXxf86vm.so.1 libGL.so.1 libfreetype.so.6 libpangoft2-1.0.so.0; do "
                    + "echo \"$l (libc6,x86-64) => /lib/$l\"; done";

    /// How the script ended and what it and the programs that it called said, in both streams.
    record Said(int exit, String text) {}

    private final Path home;
    private final Path bin;
    private final Map<String, String> environment = new HashMap<>();

    /// A machine that lacks nothing, in `folder`.
    StartMachine(Path folder) {
        home = folder.resolve("check out");
        bin = folder.resolve("bin");
        environment.put("HOME", folder.resolve("home").toString());
        environment.put("DISPLAY", ":7");
        environment.put("CHANCERY_JDKS", folder.resolve("jdks").toString());
        wrapped(() -> {
            Files.createDirectories(home.resolve("src/main/java"));
            Files.createDirectories(home.resolve("packaging"));
            Files.createDirectories(bin);
            Files.writeString(home.resolve("pom.xml"), "<project/>");
            copy(Path.of("chancery"), home.resolve("chancery"));
            copy(Path.of("packaging/java.options"), home.resolve("packaging/java.options"));
        });
        PLAIN_TOOLS.forEach(this::lend);
        program("uname", "echo Linux");
        program("ldconfig", ALL_LIBRARIES);
        maven("3.8.7", "");
        jdk("jdks/temurin", "25.0.3");
    }

    /// A JDK whose `java` prints how large a core dump may be, and its arguments, one a line.
    Path jdk(String folder, String version) {
        var jdk = home.resolveSibling(folder);
        wrapped(() -> {
            Files.createDirectories(jdk.resolve("bin"));
            Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Somebody\"\nJAVA_VERSION=\"" + version + "\"\n");
            script(jdk.resolve("bin/javac"), "exit 1");
            script(jdk.resolve("bin/java"), "echo \"java of " + folder + "\"; echo \"cores: $(ulimit -c)\"; for a; do echo \"<$a>\"; done; exit 42");
        });
        return jdk;
    }

    /// A Maven that notes each build in `builds`, does `alsoDoes`, and makes the jar.
    void maven(String version, String alsoDoes) {
        program("mvn", """
                [ "$1" = -v ] && echo "Apache Maven %s (abc)" && exit 0
                echo "$JAVA25_HOME $*" >>"%s"
                mkdir -p "%s/target/lib"
                %s
                echo jar >"%s/target/chancery.jar"
                """.formatted(version, builds(), home, alsoDoes, home));
    }

    void program(String name, String does) {
        wrapped(() -> script(bin.resolve(name), does));
    }

    void without(String name) {
        wrapped(() -> Files.delete(bin.resolve(name)));
    }

    void withoutJdk() {
        environment.put("CHANCERY_JDKS", "");
    }

    void set(String variable, String value) {
        environment.put(variable, value);
    }

    void unset(String variable) {
        environment.remove(variable);
    }

    /// Writes the source anew, as if `when` had been the moment.
    void editSource(Instant when) {
        var source = home.resolve("src/main/java/Some.java");
        wrapped(() -> {
            Files.writeString(source, "class Some {}");
            Files.setLastModifiedTime(source, FileTime.from(when));
        });
    }

    Path home() {
        return home;
    }

    Path builds() {
        return home.resolveSibling("builds");
    }

    /// How often Maven was asked to build.
    long buildCount() {
        return Files.exists(builds()) ? wrap(() -> Files.readAllLines(builds()).size()) : 0;
    }

    Said start(String... arguments) {
        return answering("", arguments);
    }

    /// Runs the script, and types `answer` when it asks.
    Said answering(String answer, String... arguments) {
        return ended(begin(home.resolve("chancery"), answer, arguments));
    }

    Said startAs(Path path) {
        return ended(begin(path, ""));
    }

    Process begin(Path script, String answer, String... arguments) {
        var command = new ArrayList<>(List.of(script.toString()));
        command.addAll(List.of(arguments));
        return wrap(() -> {
            var builder = new ProcessBuilder(command).directory(home.getParent().toFile()).redirectErrorStream(true);
            builder.environment().clear();
            builder.environment().putAll(environment);
            builder.environment().put("PATH", bin.toString());
            var process = builder.start();
            try (var typed = process.outputWriter()) {
                typed.write(answer);
            } catch (IOException nobodyAsked) {
                return process;
            }
            return process;
        });
    }

    Said ended(Process process) {
        return wrap(() -> {
            var text = new String(process.getInputStream().readAllBytes());
            if (!process.waitFor(1, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("the script does not end: " + text);
            }
            return new Said(process.exitValue(), text);
        });
    }

    private void lend(String tool) {
        program(tool, "exec \"$(PATH=/usr/bin:/bin command -v " + tool + ")\" \"$@\"");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, to, StandardCopyOption.COPY_ATTRIBUTES);
    }

    private static void script(Path path, String does) throws IOException {
        Files.writeString(path, "#!/bin/sh\n" + does + "\n");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private interface Work<T> {
        T done() throws IOException, InterruptedException;
    }

    private interface Step {
        void done() throws IOException;
    }

    private static void wrapped(Step step) {
        wrap(() -> {
            step.done();
            return "";
        });
    }

    private static <T> T wrap(Work<T> work) {
        try {
            return work.done();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
