package dev.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.journal.StateFolder;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiagnosticsTest {

    private static final String PLANTED = "PLANTED";

    @TempDir Path folder;
    private TestConsole console;
    private StateFolder state;

    @BeforeEach void plant() throws IOException {
        console = TestConsole.in(Files.createDirectory(folder.resolve(PLANTED)));
        console.environment.put("CHANCERY_PASSPHRASE", PLANTED + " passphrase");
        console.environment.put("XDG_STATE_HOME", folder.resolve("state").toString());
        state = new StateFolder(folder.resolve("state").resolve("chancery"));
        state.prepare();
        assertThat(console.call("init").exit()).isZero();
        assertThat(console.call("ca", "create", PLANTED + " CA").exit()).isZero();
        assertThat(console.call("thing", "add", PLANTED + "-thing").exit()).isZero();
        Files.writeString(state.log(), """
                2026-11-21T12:00:00.000Z INFO  d.c.words.Failures StoreMissing: no store here: /home/PLANTED/lab.chancery
                2026-11-21T12:00:01.000Z ERROR d.c.words.Failures unexpected D480B12
                java.lang.IllegalStateException: PLANTED
                \tat dev.chancery.PLANTED.main(PLANTED.java:1)
                2026-11-21T12:00:02.000Z WARN  d.c.engine.Events PLANTED
                """);
    }

    @Test void whatRunsHereAndWhatIsInTheStoreIsToldInNumbers() {
        var said = console.call("diagnostics", "--json").json();
        assertThat(said.get("java").asString()).startsWith(System.getProperty("java.runtime.version"));
        assertThat(said.get("crypto").asString()).isNotEmpty();
        assertThat(said.get("store").get("schema").asInt()).isGreaterThan(10);
        assertThat(said.get("store").get("authorities").asInt()).isOne();
        assertThat(said.get("store").get("things").asInt()).isOne();
        assertThat(said.get("store").get("octets").asLong()).isGreaterThan(10_000);
        assertThat(said.get("store").get("clockInDoubt").asBoolean()).isFalse();
        assertThat(said.get("lastErrors").toString()).isEqualTo("[\"2026-11-21T12:00:01.000Z D480B12\",\"2026-11-21T12:00:00.000Z StoreMissing\"]");
    }

    @Test void nothingThatWasPlantedIsInIt() {
        assertThat(console.call("diagnostics").out()).contains("certificates: ").doesNotContainIgnoringCase(PLANTED);
        assertThat(console.call("diagnostics", "--json").out()).doesNotContainIgnoringCase(PLANTED);
    }

    @Test void withoutAStoreItTellsOfTheProgram() {
        console.environment.remove("CHANCERY_STORE");
        assertThat(console.call("diagnostics", "--json").json().has("store")).isFalse();
    }

    @Test void aStoreThatCannotBeOpenedIsToldByTheKindOfFailure() throws IOException {
        try (var file = new RandomAccessFile(console.store.toFile(), "rw")) {
            file.setLength(8192);
        }
        var said = console.call("diagnostics", "--json");
        assertThat(said.exit()).isZero();
        assertThat(said.json().get("store").asString()).isEqualTo("StoreDamaged");
        assertThat(said.out()).doesNotContain(PLANTED);
    }
}
