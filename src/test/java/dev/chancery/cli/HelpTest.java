package dev.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Model.CommandSpec;

/// What every command says of itself, as it was when somebody last looked. `-Dhelp.refresh=true` writes it anew: look at the
/// difference, because scripts rely on options.
class HelpTest {

    private static final Path GOLDEN = Path.of("src/test/resources/cli/help");

    @TempDir Path folder;

    private static String file(CommandSpec command) {
        return command.qualifiedName("-") + ".txt";
    }

    private Stream<CommandSpec> commands() {
        return ManPage.tree(TestConsole.in(folder).tree().getCommandSpec());
    }

    @Test void everyHelpIsTheOneThatWasLookedAt() throws IOException {
        var said = new TreeMap<String, String>();
        commands().forEach(command -> said.put(file(command), help(command)));
        if (Boolean.getBoolean("help.refresh")) {
            refresh(said);
        }
        try (var files = Files.list(GOLDEN)) {
            assertThat(said.keySet()).containsExactlyElementsOf(files.map(file -> file.getFileName().toString()).sorted().toList());
        }
        for (var one : said.entrySet()) {
            assertThat(one.getValue()).as(one.getKey()).isEqualTo(Files.readString(GOLDEN.resolve(one.getKey())));
        }
    }

    private String help(CommandSpec command) {
        var words = Stream.concat(Arrays.stream(command.qualifiedName(" ").split(" ")).skip(1), Stream.of("--help")).toArray(String[]::new);
        var said = TestConsole.in(folder).call(words);
        assertThat(said.exit()).as(command.qualifiedName()).isZero();
        assertThat(said.err()).isEmpty();
        return said.out();
    }

    private static void refresh(TreeMap<String, String> said) throws IOException {
        Files.createDirectories(GOLDEN);
        try (var files = Files.list(GOLDEN)) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        for (var one : said.entrySet()) {
            Files.writeString(GOLDEN.resolve(one.getKey()), one.getValue());
        }
    }

    @Test void everyCommandAndEveryOptionIsDescribed() {
        commands().forEach(command -> {
            assertThat(command.usageMessage().description()).as(command.qualifiedName()).isNotEmpty();
            assertThat(command.args()).as(command.qualifiedName()).allSatisfy(argument -> assertThat(argument.description()).isNotEmpty());
        });
    }

    @Test void everyManualPageIsTakenByGroffWithoutAWarning() {
        Judge.require("groff");
        var written = TestConsole.in(folder).call("man", "--folder", folder.toString());
        assertThat(written.exit()).isZero();
        commands().forEach(command -> {
            var judged = Judge.run("groff", "-man", "-ww", "-z", folder.resolve(ManPage.name(command)).toString());
            assertThat(judged.accepted().output()).as(ManPage.name(command)).isEmpty();
        });
    }

    @Test void aManualPageReadsAsTheHelpDoes() {
        Judge.require("groff");
        TestConsole.in(folder).call("man", "--folder", folder.toString());
        var page = Judge.run("groff", "-man", "-Tascii", "-P-c", "-P-b", "-P-u", folder.resolve("chancery-ca-create.1").toString()).accepted().output();
        assertThat(page).contains("chancery-ca-create - Make an authority", "--path-length N", "SEE ALSO", "chancery-ca(1)");
        assertThat(TestConsole.in(folder).call("man", "ca", "create").out()).startsWith(".TH CHANCERY\\-CA\\-CREATE 1");
        assertThat(TestConsole.in(folder).call("man", "no", "such").exit()).isEqualTo(Exit.USAGE.code());
    }
}
