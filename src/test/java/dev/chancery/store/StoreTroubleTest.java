package dev.chancery.store;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A drive that makes trouble under an open store. A library that is loaded before all others lets the system's calls on the
/// store's files fail, so that no part of SQLite or of ours is stood in for.
@EnabledOnOs(OS.LINUX)
class StoreTroubleTest {

    private static final Path SOURCE = Path.of("src/test/resources/faults/trouble.c");

    @TempDir Path folder;
    private Path library;

    @BeforeEach void library() {
        library = folder.resolve("trouble.so");
        Judge.run("gcc", "-shared", "-fPIC", "-O1", "-o", library.toString(), SOURCE.toString(), "-ldl").accepted();
    }

    /// What a process says whose store meets this.
    private List<String> meeting(String kind) throws IOException, InterruptedException {
        var trouble = Files.createDirectory(folder.resolve("trouble"));
        var lab = Files.createDirectory(folder.resolve("lab"));
        var command = new ArrayList<>(List.of("env", "LD_PRELOAD=" + library, "TROUBLE=" + trouble));
        command.addAll(Child.command(OtherProcess.class, "trouble", lab.resolve("lab.chancery").toString(), trouble.resolve(kind).toString()));
        return Child.run(command).lines().toList();
    }

    private static void isWhole(List<String> said, String lost) {
        assertThat(said.get(2)).isEqualTo("back: before true, lost " + lost + ", writing true");
        assertThat(said.get(3)).isEqualTo("anew: before true, after true, whole ok");
    }

    @Test void inputAndOutputErrorsAreNamedAndTheStoreGoesOnWhenTheyAreOver() throws Exception {
        var said = meeting("eio");
        assertThat(said).startsWith("reading: CannotRead", "writing: CannotWrite");
        isWhole(said, "false");
    }

    @Test void whatCannotBeReadIsNotTakenForDamage() throws Exception {
        var said = meeting("read");
        assertThat(said.getFirst()).isEqualTo("reading: CannotRead");
        isWhole(said, said.get(1).equals("writing: true") ? "true" : "false");
    }

    @Test void aFileSystemThatBecomesReadOnlyIsReadAndNotWritten() throws Exception {
        var said = meeting("erofs");
        assertThat(said).startsWith("reading: true", "writing: CannotWrite");
        isWhole(said, "false");
    }

    @Test void aDriveThatIsGoneUnderAnOpenStoreIsNamedAndNothingIsLostWhenItIsBack() throws Exception {
        var said = meeting("gone");
        assertThat(said).startsWith("reading: DriveGone", "writing: DriveGone");
        isWhole(said, "false");
    }
}
