package dev.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Commands over a store that somebody put another file in the place of.
class OlderStoreTest {

    @TempDir Path folder;

    @Test void anOlderStoreIsToldOnTheErrorStreamAndWorksOn() throws Exception {
        var console = TestConsole.withStore(folder);
        console.json("ca", "create", "Root");
        var older = Files.readAllBytes(console.store);
        console.json("ca", "create", "Other");
        assertThat(console.call("ca", "list").err()).isEmpty();
        Files.write(console.store, older);
        var said = console.call("ca", "list", "--json");
        assertThat(said.err()).contains("older than one that was seen here");
        assertThat(said.json()).hasSize(1);
    }
}
