package dev.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.vault.PracticeVault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Authorities in a Vault by commands, each of which opens the store anew.
class VaultCommandsTest {

    @TempDir Path folder;
    private TestConsole console;
    private PracticeVault vault;

    @BeforeEach void open() {
        console = TestConsole.withStore(folder);
        vault = PracticeVault.start(console.clock).withPki();
    }

    @AfterEach void close() {
        vault.close();
    }

    private String address() {
        return vault.address().base().toString();
    }

    private void connect() {
        console.environment.put(VaultSecret.VARIABLE, PracticeVault.ROOT_TOKEN);
        console.json("vault", "connect", address(), "--mount", "pki_int", "--role", "device", "--name", "Plant", "--keep");
        console.environment.remove(VaultSecret.VARIABLE);
    }

    @Test void anAuthorityIsAddedIssuesIsListedAndRevokes() {
        connect();
        var issued = console.json("cert", "issue", "press-1.lab.test", "--add", "--ca", "Plant", "--ttl", "24h");
        assertThat(issued.get("issued")).hasSize(1);
        assertThat(console.json("cert", "issue", "press-1.lab.test", "--ca", "Plant").get("passedOver").asInt()).isEqualTo(1);
        assertThat(console.json("vault", "list").get(0).get("secret").asString()).isEqualTo("kept");
        console.json("cert", "revoke", issued.get("issued").get(0).get("serial").asString(), "--yes");
        assertThat(console.json("vault", "refresh", "Plant").get("agrees").asBoolean()).isTrue();
        assertThat(console.json("cert", "list", "--status", "revoked").get("certificates")).hasSize(1);
    }

    @Test void theSecretComesByADescriptorOrTheEnvironmentAndIsSaidNowhere() {
        console.input = (PracticeVault.ROOT_TOKEN + "\n").getBytes(StandardCharsets.UTF_8);
        var said = console.call("vault", "connect", address(), "--mount", "pki_int", "--role", "device", "--name", "Plant", "--secret-fd", "0", "--json");
        assertThat(said.exit()).as(said.err()).isZero();
        assertThat(said.out() + said.err()).doesNotContain(PracticeVault.ROOT_TOKEN);
        assertThat(console.call("vault", "refresh", "Plant").err()).contains("vault login");
        console.environment.put(VaultSecret.VARIABLE, PracticeVault.ROOT_TOKEN);
        assertThat(console.json("vault", "refresh", "Plant").get("agrees").asBoolean()).isTrue();
        console.json("vault", "login", address());
        console.environment.remove(VaultSecret.VARIABLE);
        assertThat(console.call("vault", "refresh", "Plant").exit()).isZero();
        console.json("vault", "forget", address(), "--secret-only");
        assertThat(console.call("vault", "refresh", "Plant").exit()).isEqualTo(Exit.FAILED.code());
    }

    @Test void whatAPolicyDoesNotGiveIsNamedWithTheTextThatIsMissing() {
        var token = vault.token("path \"pki_int/sign/device\" { capabilities = [\"update\"] }", Duration.ofHours(1), 0);
        console.environment.put(VaultSecret.VARIABLE, token.use(String::new));
        var said = console.call("vault", "connect", address(), "--mount", "pki_int", "--role", "device");
        assertThat(said.exit()).isEqualTo(Exit.REFUSED.code());
        assertThat(said.out()).contains("path \"pki_int/revoke\"", "capabilities = [\"update\"]");
        assertThat(console.json("ca", "list")).isEmpty();
    }

    @Test void aRoleThatIsNotThereIsToldWithThoseThatAre() {
        console.environment.put(VaultSecret.VARIABLE, PracticeVault.ROOT_TOKEN);
        var said = console.call("vault", "connect", address(), "--mount", "pki_int", "--role", "devices");
        assertThat(said.exit()).isEqualTo(Exit.REFUSED.code());
        assertThat(said.out()).contains("no role devices; there are device");
    }

    @Test void aShorterLifeIsAskedAboutAndWithoutAnybodyRevokedAgain() {
        connect();
        var refused = console.call("cert", "issue", "a.lab.test", "--add", "--ca", "Plant", "--ttl", "17000h");
        assertThat(refused.exit()).isEqualTo(Exit.REFUSED.code());
        assertThat(refused.err()).contains("ends on");
        console.answered = Optional.of("y");
        assertThat(console.json("cert", "issue", "b.lab.test", "--add", "--ca", "Plant", "--ttl", "17000h").get("issued")).hasSize(1);
        console.answered = Optional.empty();
        assertThat(console.json("cert", "issue", "c.lab.test", "--add", "--ca", "Plant", "--ttl", "17000h", "--as-signed").get("issued")).hasSize(1);
    }

    @Test void aLostAnswerIsFoundByRefreshAndWaitsForAnAnswerWhereItDiffers() {
        connect();
        vault.once("sign/device", PracticeVault.Fault.LOST);
        assertThat(console.call("cert", "issue", "a.lab.test", "--add", "--ca", "Plant", "--ttl", "17000h").exit()).isEqualTo(Exit.FAILED.code());
        assertThat(console.json("vault", "refresh", "Plant").get("settled").get(0).get("fate").asString()).isEqualTo("asks");
        var number = console.json("vault", "refresh", "Plant").get("settled").get(0).get("number").asString();
        assertThat(console.json("vault", "settle", "Plant", "--keep", number)).isEmpty();
        assertThat(console.json("cert", "list").get("certificates")).anySatisfy(one -> assertThat(one.get("thing").asString()).isEqualTo("a.lab.test"));
    }

    @Test void whatIsOnlyThereIsTakenInAndTheListIsSaved() throws Exception {
        connect();
        vault.make("POST", "pki_int/issue/device", Map.of("common_name", "stranger.lab.test", "ttl", "24h"));
        assertThat(console.call("vault", "refresh", "Plant").exit()).isEqualTo(Exit.PARTLY.code());
        assertThat(console.json("vault", "refresh", "Plant", "--adopt").get("agrees").asBoolean()).isTrue();
        var file = folder.resolve("plant.pem");
        console.json("crl", "save", "Plant", file.toString());
        assertThat(Files.readString(file)).startsWith("-----BEGIN X509 CRL-----");
    }
}
