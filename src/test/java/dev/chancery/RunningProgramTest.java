package dev.chancery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A program that runs with the options of `packaging/java.options`, as the start script and the packages run it.
@DisabledOnOs(OS.WINDOWS)
class RunningProgramTest {

    private static final Path JDK = Path.of(System.getProperty("java.home"));
    private static final List<String> CLASS_PATH = List.of(System.getProperty("java.class.path").split(File.pathSeparator));

    @TempDir Path folder;

    /// It waits for a passphrase that never comes.
    private Process running(String... more) throws IOException, InterruptedException {
        var javafx = CLASS_PATH.stream().filter(one -> one.contains("javafx-")).collect(Collectors.joining(File.pathSeparator));
        var command = new ArrayList<>(List.of(JDK.resolve("bin/java").toString(), "@packaging/java.options"));
        command.addAll(Arrays.asList(more));
        var loaded = folder.resolve("loaded");
        command.addAll(List.of("-Xlog:class+load:file=" + loaded, "-Dchancery.home=" + folder, "-p", javafx, "-cp", String.join(File.pathSeparator, CLASS_PATH),
                "dev.chancery.Main", "ca", "list", "--store", Files.writeString(folder.resolve("none.chancery"), "").toString(), "--passphrase-fd", "0"));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        while (process.isAlive() && !(Files.exists(loaded) && Files.readString(loaded).contains("dev.chancery.cli.PassphraseSource"))) {
            Thread.sleep(50);
        }
        assertThat(process.isAlive()).as(new String(process.isAlive() ? new byte[0] : process.getInputStream().readAllBytes())).isTrue();
        return process;
    }

    private static Judge.Verdict attach(Process process) {
        return Judge.runIn(Path.of("").toAbsolutePath(), List.of(JDK.resolve("bin/jcmd").toString(), String.valueOf(process.pid()), "VM.version"));
    }

    private static void end(Process process) throws InterruptedException {
        process.destroyForcibly();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test void nobodyAttachesToItAndADeveloperCanIfHeSaysSo() throws Exception {
        var closed = running();
        try {
            assertThat(attach(closed).refused().output()).contains("AttachNotSupportedException");
        } finally {
            end(closed);
        }
        Files.delete(folder.resolve("loaded"));
        var open = running("-XX:-DisableAttachMechanism");
        try {
            assertThat(attach(open).accepted().output()).contains("JDK");
        } finally {
            end(open);
        }
    }
}
