package dev.chancery.hostile;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.chancery.Judge;
import dev.chancery.LabData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What others have fuzzed their readers with, the lab's own files, and every input that once broke one of ours (`src/test/resources/hostile`),
/// goes through every reader: each answers or refuses in words of its own.
class ParsersTest {

    private static final List<String> CORPORA = List.of("openssl-fuzz-seeds", "gnutls-parser-seeds", "pkits");
    private static final Path FOUND = Path.of("src", "test", "resources", "hostile");

    private static final int ONE_IN = 100;

    @TempDir private static Path folder;
    private static List<Path> inputs;

    @BeforeAll static void unpack() throws IOException {
        Judge.require("tar");
        for (var corpus : CORPORA) {
            Judge.run("tar", "-xzf", LabData.corpus(corpus + ".tar.gz").toString(), "-C", folder.toString()).accepted();
        }
        inputs = Stream.of(files(folder), files(LabData.file("vault-contract.json").getParent()),
                Files.isDirectory(FOUND) ? files(FOUND) : Stream.<Path>empty()).flatMap(each -> each).toList();
    }

    private static Stream<Path> files(Path top) throws IOException {
        try (var found = Files.walk(top)) {
            return found.filter(Files::isRegularFile).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @EnumSource
    void takesWhateverItIsGiven(Parser parser) {
        for (int i = 0; i < inputs.size(); i += parser.isCostly() ? ONE_IN : 1) {
            var input = inputs.get(i);
            assertThatCode(() -> parser.feed(read(input))).as("%s reads %s", parser, input).doesNotThrowAnyException();
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
