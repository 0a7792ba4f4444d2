package dev.chancery.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The log says who asked for what, stays small, and can hold no line that somebody else has made up.
class AccessLogTest {

    private static AccessLog.Line line(String method, String path) {
        return new AccessLog.Line(Instant.parse("2026-01-02T03:04:05Z"), "10.0.0.7", method, path, 200, 12, 3);
    }

    @Test void aLineIsOneWhateverStandsInThePath(@TempDir Path folder) throws Exception {
        var log = new AccessLog(folder.resolve("state/access.log"));
        log.add(line("GET", "/crl/\n2026 forged\u001b[31m ü"));
        log.add(line("", "x".repeat(5000)));
        assertThat(Files.readAllLines(log.file())).hasSize(2).first()
                .isEqualTo("2026-01-02T03:04:05Z 10.0.0.7 GET /crl/?2026?forged?[31m?? 200 12 3");
        assertThat(log.last(5).getFirst()).hasSizeLessThan(300).contains(" - xxx");
    }

    @Test void itIsRotatedAndFourOldOnesAreKept(@TempDir Path folder) throws Exception {
        var log = new AccessLog(folder.resolve("access.log"));
        for (int i = 0; i < 7; i++) {
            Files.writeString(log.file(), "x".repeat((1 << 20) + 1));
            log.add(line("GET", "/" + i));
        }
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrder("access.log", "access.log.1",
                    "access.log.2", "access.log.3", "access.log.4");
        }
        assertThat(log.last(9)).singleElement().asString().contains(" /6 ");
    }

    @Test void withoutALogThereIsNothingToTell(@TempDir Path folder) {
        assertThat(new AccessLog(folder.resolve("none")).last(5)).isEmpty();
    }
}
