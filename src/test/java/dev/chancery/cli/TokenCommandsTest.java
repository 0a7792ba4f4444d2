package dev.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.SoftToken;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenCommandsTest {

    @TempDir private Path folder;
    private SoftToken soft;
    private TestConsole console;

    @BeforeEach void plugIn() throws IOException {
        soft = SoftToken.in(Files.createDirectory(folder.resolve("hsm")), "labca");
        console = TestConsole.withStore(folder);
        console.environment.put("CHANCERY_TOKEN_MODULE", SoftToken.MODULE.toString());
        console.environment.put("CHANCERY_PIN", SoftToken.PIN);
    }

    @Test void tokensAreListed() {
        var listed = console.json("token", "list");
        assertThat(listed.get(0).get("label").asString()).isEqualTo("labca");
        assertThat(listed.get(0).get("pin").asString()).isEqualTo("fine");
        assertThat(console.call("token", "list").out()).contains("LABEL", "labca", "SoftHSM");
    }

    @Test void withoutAModuleNothingIsLoaded() {
        console.environment.remove("CHANCERY_TOKEN_MODULE");
        var said = console.call("token", "list");
        assertThat(said.exit()).isEqualTo(Exit.NOT_FOUND.code());
        assertThat(said.err()).contains("--token-module");
        assertThat(console.call("token", "list", "--token-module", SoftToken.MODULE.toString()).exit()).isZero();
    }

    @Test void anAuthorityIsMadeOnTheTokenAndIssues() throws IOException {
        assertThat(console.json("ca", "create", "Token Root", "--token", "labca").get("keyHome").asString()).startsWith("token labca");
        console.json("ca", "create", "Issuing", "--parent", "Token Root", "--token", "labca", "--path-length", "0");
        console.json("thing", "add", "press-1");
        assertThat(console.call("cert", "issue", "press-1", "--ca", "Issuing").exit()).isZero();
        assertThat(console.call("crl", "save", "Issuing", folder.resolve("list.pem").toString()).exit()).isZero();
        assertThat(Files.readString(folder.resolve("list.pem"))).contains("X509 CRL");
        var keys = console.json("token", "keys", "labca");
        assertThat(keys).hasSize(2);
        assertThat(keys.get(0).get("authority").asString()).isIn("Token Root", "Issuing");
    }

    @Test void aKeyThatIsThereIsChosenByItsId() {
        soft.tool("--keypairgen", "--key-type", "rsa:2048", "--label", "made", "--id", "0a");
        soft.tool("--keypairgen", "--key-type", "EC:prime256v1", "--label", "made", "--id", "0b");
        var made = console.json("ca", "create", "Chosen", "--token", "labca", "--token-key", "0A");
        assertThat(made.get("certificate").get("key").asString()).isEqualTo("rsa-2048");
        assertThat(console.call("ca", "create", "Other", "--token", "labca", "--token-key", "ff").exit()).isEqualTo(Exit.NOT_FOUND.code());
        assertThat(console.call("token", "adopt", "labca", "0b").exit()).isEqualTo(Exit.REFUSED.code());
        assertThat(console.call("token", "adopt", "labca", "0a").out()).contains("Chosen signs with its key on the token labca");
    }

    @Test void aWrongPinOfAScriptIsTriedOnce() {
        console.environment.put("CHANCERY_PIN", "9999");
        var said = console.call("ca", "create", "Token Root", "--token", "labca");
        assertThat(said.exit()).isEqualTo(Exit.WRONG_PASSPHRASE.code());
        assertThat(said.err()).contains("tried once").contains("few tries are left").doesNotContain("9999");
        console.environment.put("CHANCERY_PIN", SoftToken.PIN);
        assertThat(console.call("ca", "create", "Token Root", "--token", "labca").exit()).isZero();
    }

    @Test void thePinIsReadFromADescriptorOrTyped() {
        console.environment.remove("CHANCERY_PIN");
        assertThat(console.call("token", "keys", "labca").exit()).isEqualTo(Exit.WRONG_PASSPHRASE.code());
        console.typed = Optional.of(SoftToken.PIN);
        assertThat(console.call("token", "keys", "labca").exit()).isZero();
        console.typed = Optional.empty();
        console.input = (SoftToken.PIN + "\n").getBytes(java.nio.charset.StandardCharsets.UTF_8);
        assertThat(console.call("token", "keys", "labca", "--pin-fd", "0").exit()).isZero();
    }

    @Test void aTokenThatIsNotPluggedInIsNamed() {
        var said = console.call("ca", "create", "Token Root", "--token", "other");
        assertThat(said.exit()).isEqualTo(Exit.NOT_FOUND.code());
        assertThat(said.err()).contains("other").contains("not plugged in");
    }
}
