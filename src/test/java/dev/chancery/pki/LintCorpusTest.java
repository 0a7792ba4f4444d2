package dev.chancery.pki;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import dev.chancery.Judge;
import dev.chancery.LabData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Certificates, lists and requests of all the world, sound and broken, from `../shared/corpora`.
class LintCorpusTest {

    /// Long enough for a busy machine, and too short for anything that grows with a power of the input.
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    @TempDir private Path folder;

    @ParameterizedTest @ValueSource(strings = {"pkits.tar.gz", "openssl-fuzz-seeds.tar.gz", "gnutls-parser-seeds.tar.gz"})
    void everyFileOfTheCorporaIsHeldToTheRulesInTime(String archive) throws IOException {
        Judge.run("tar", "-xzf", LabData.corpus(archive).toString(), "-C", folder.toString()).accepted();
        try (var files = Files.walk(folder)) {
            var all = files.filter(Files::isRegularFile).toList();
            assertThat(all).isNotEmpty();
            for (var file : all) {
                var octets = Files.readAllBytes(file);
                assertTimeout(PATIENCE, () -> Stream.of(Lint.certificate(octets), Lint.request(octets),
                        Lint.list(octets, Optional.empty(), Optional.empty())).forEach(List::size), file.toString());
            }
        }
    }
}
