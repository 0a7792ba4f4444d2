package dev.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The lines of `docs/command-line.md`, run as they stand there: each command in a process of its own.
class CommandLinePageTest {

    private static final Path PAGE = Path.of("docs/command-line.md");
    private static final Pattern LINES = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @TempDir Path folder;

    @Test void theFirstLinesOfThePageWorkAsTheyStandThere() throws IOException {
        Judge.require("bash");
        Judge.require("openssl");
        var lines = LINES.matcher(Files.readString(PAGE));
        assertThat(lines.find()).isTrue();
        var script = Files.writeString(folder.resolve("minute.sh"), "set -eu\nPATH=$PWD:$PATH\n" + lines.group(1));
        program();
        var said = Judge.runIn(folder, List.of("bash", script.toString())).accepted().output();
        assertThat(said).contains("\"store\"", "press-1", "bundles/press-1/certificate.pem: OK", "\"accepted\" : true");
        assertThat(folder.resolve("bundles/press-1/private-key.pem")).exists();
    }

    /// In the place of the start script, which would build first.
    private void program() throws IOException {
        var program = Files.writeString(folder.resolve("chancery"), "#!/bin/sh\nexec '%s' -XX:TieredStopAtLevel=1 -Duser.home=\"$PWD\" -cp '%s' dev.chancery.Main \"$@\"\n"
                .formatted(Path.of(System.getProperty("java.home"), "bin/java"), System.getProperty("java.class.path")));
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
    }

    @Test void everyCommandAndEveryExitCodeStandsOnThePage() throws IOException {
        var page = Files.readString(PAGE);
        assertThat(TestConsole.in(folder).tree().getSubcommands().keySet()).allSatisfy(command -> assertThat(page).contains("`" + command + "`"));
        for (var exit : Exit.values()) {
            assertThat(page).contains("| " + exit.code() + " |");
        }
    }
}
