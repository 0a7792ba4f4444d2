package dev.chancery.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A drive that is full from a certain write on. `-Dfaults.every=1` looks at each of them, `target/full-disk.txt` says how many
/// that were.
@EnabledOnOs(OS.LINUX)
class FullDiskTest {

    private static final Path SOURCE = Path.of("src/test/resources/faults/full.c");

    @TempDir Path folder;

    @Test void wheneverTheDriveFillsUpNothingThatWasDoneIsLostAndTheWorkGoesOnOnceThereIsRoom() throws Exception {
        var library = folder.resolve("full.so");
        Judge.run("gcc", "-shared", "-fPIC", "-O1", "-o", library.toString(), SOURCE.toString(), "-ldl").accepted();
        var left = Files.write(folder.resolve("left"), new byte[] {-1, -1, -1, -1, -1, -1, -1, -1});
        var drive = Files.createDirectory(folder.resolve("drive")).toRealPath();
        var process = new ProcessBuilder(List.of("env", "LD_PRELOAD=" + library, "FULL_FOLDER=" + drive, "FULL_LEFT=" + left,
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC", "-cp", System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                FullDisk.class.getName(), drive.toString(), left.toString(), System.getProperty("faults.every", "23")))
                .redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        var figures = said.lines().filter(line -> line.startsWith("FULL ")).toList();
        assertThat(figures).as(said).singleElement().asString().matches("FULL [1-9][0-9]* \\{DiskFull=[0-9]+}");
        Files.writeString(Path.of("target", "full-disk.txt"), figures.getFirst() + System.lineSeparator());
    }
}
