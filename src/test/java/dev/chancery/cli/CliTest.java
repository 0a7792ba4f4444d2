package dev.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.engine.Office;
import dev.chancery.engine.Surroundings;
import dev.chancery.pki.Cost;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CliTest {

    @TempDir Path folder;

    @Test void aStoreIsMadeAndAnAuthorityInIt() {
        var console = TestConsole.in(folder);
        assertThat(console.call("init").exit()).isZero();
        assertThat(console.store).exists();
        var made = console.json("ca", "create", "Lab Root", "--organization", "Lab", "--ttl", "87600h");
        assertThat(made.get("name").asString()).isEqualTo("Lab Root");
        assertThat(made.get("certificate").get("subject").asString()).isEqualTo("O=Lab, CN=Lab Root");
        assertThat(console.json("ca", "list")).hasSize(1);
        assertThat(console.call("ca", "list").out()).contains("NAME").contains("Lab Root  root");
    }

    @Test void theWindowOpensWithoutACommandAndForItsOwnArguments() {
        assertThat(Cli.isAsked()).isFalse();
        assertThat(Cli.isAsked("--print-startup")).isFalse();
        assertThat(Cli.isAsked("ca")).isTrue();
        assertThat(Cli.isAsked("--help")).isTrue();
    }

    @Test void theDescriptorGoesBeforeTheEnvironmentAndThatBeforeThePrompt() {
        var console = TestConsole.withStore(folder);
        console.typed = Optional.of("typed and wrong");
        assertThat(console.call("ca", "list").exit()).isZero();
        console.input = "piped and wrong\nmore".getBytes(StandardCharsets.UTF_8);
        assertThat(console.call("ca", "list", "--passphrase-fd", "0").exit()).isEqualTo(Exit.WRONG_PASSPHRASE.code());
        console.environment.remove("CHANCERY_PASSPHRASE");
        assertThat(console.call("ca", "list").exit()).isEqualTo(Exit.WRONG_PASSPHRASE.code());
        console.input = (TestConsole.PASSPHRASE + "\r\n").getBytes(StandardCharsets.UTF_8);
        assertThat(console.call("ca", "list", "--passphrase-fd", "0").exit()).isZero();
        console.typed = Optional.empty();
        assertThat(console.call("ca", "list").err()).contains("No passphrase").doesNotContain(TestConsole.PASSPHRASE);
    }

    @Test void aNewPassphraseIsTypedTwiceSoThatNobodyLocksHimselfOut() {
        var console = TestConsole.in(folder);
        console.environment.remove("CHANCERY_PASSPHRASE");
        console.typed = Optional.of("correct horse");
        console.typedAgain = Optional.of("correct hose");
        assertThat(console.call("init").exit()).isEqualTo(Exit.REFUSED.code());
        assertThat(console.store).doesNotExist();
        console.typedAgain = Optional.empty();
        assertThat(console.call("init").exit()).isZero();
        assertThat(console.call("ca", "list").exit()).isZero();
    }

    @Test void aStoreThatIsOpenElsewhereIsWaitedForPolitely() {
        var console = TestConsole.withStore(folder);
        var surroundings = new Surroundings(console.clock, new SecureRandom(), new Cost(64, 1, 1), 1);
        try (var _ = Office.unlock(console.store, TestConsole.PASSPHRASE.toCharArray(), surroundings)) {
            var refused = console.call("ca", "list", "--json");
            assertThat(refused.exit()).isEqualTo(Exit.IN_USE.code());
            assertThat(refused.out()).isEmpty();
            assertThat(refused.error().get("code").asString()).isEqualTo("storeInUse");
        }
        assertThat(console.call("ca", "list").exit()).isZero();
    }

    @Test void whatIsWrongIsToldOnTheStandardErrorAloneWithItsOwnCode() throws Exception {
        var console = TestConsole.withStore(folder);
        assertThat(console.call("ca", "create", "Lab", "--parent", "nobody").exit()).isEqualTo(Exit.NOT_FOUND.code());
        var refused = console.call("ca", "create", "Lab", "--country", "Germany", "--json");
        assertThat(refused.exit()).isEqualTo(Exit.REFUSED.code());
        assertThat(refused.error().get("violations").get(0).asString()).contains("Country");
        assertThat(console.call("ca", "creat").exit()).isEqualTo(Exit.USAGE.code());
        assertThat(console.call().exit()).isEqualTo(Exit.USAGE.code());
        Files.writeString(folder.resolve("other"), "no store");
        assertThat(console.call("ca", "list", "--store", folder.resolve("other").toString()).exit())
                .isEqualTo(Exit.FAILED.code());
        assertThat(console.call("init").exit()).isEqualTo(Exit.FAILED.code());
    }
}
