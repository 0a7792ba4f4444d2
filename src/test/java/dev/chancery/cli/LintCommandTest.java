package dev.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LintCommandTest {

    @TempDir private Path folder;

    @Test void aCertificateOfTheStoreKeepsAllRulesAndABrokenFileIsToldOf() throws IOException {
        var console = TestConsole.withStore(folder);
        console.call("ca", "create", "Lab Root");
        console.call("cert", "issue", "press-1", "--add");
        var kept = console.json("cert", "lint", "press-1").get(0);
        assertThat(kept.get("holds").asBoolean()).isTrue();
        assertThat(kept.get("breaches")).isEmpty();
        assertThat(console.call("cert", "lint", "press-1").out()).contains("It keeps all rules.");

        var file = Files.writeString(folder.resolve("broken.pem"), "-----BEGIN CERTIFICATE-----\nMAMCAQE=\n-----END CERTIFICATE-----\n");
        var broken = console.call("cert", "lint", file.toString(), "--json");
        assertThat(broken.exit()).isEqualTo(10);
        var breach = broken.json().get(0).get("breaches").get(0);
        assertThat(breach.get("rule").asString()).isEqualTo("structure");
        assertThat(breach.get("source").asString()).isEqualTo("RFC 5280, 4.1");
        assertThat(console.call("cert", "lint", file.toString()).out()).contains("[Error] structure (RFC 5280, 4.1)");
    }
}
