package dev.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import dev.chancery.vault.PracticeVault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Setting a PKI up on a Vault from the command line.
class VaultSetupCommandTest {

    @TempDir private Path folder;
    private TestConsole console;
    private PracticeVault vault;

    @BeforeEach void open() {
        console = TestConsole.withStore(folder);
        console.json("ca", "create", "Lab Root", "--key", "ec-p384");
        console.environment.put(VaultSetupCommand.TOKEN, PracticeVault.ROOT_TOKEN);
        vault = PracticeVault.start(console.clock);
    }

    @AfterEach void close() {
        vault.close();
    }

    private String address() {
        return vault.address().base().toString();
    }

    @Test void aDryRunOnlyLooks() {
        var found = console.json("vault", "setup", "--address", address(), "--root", "Lab Root", "--dry-run");
        assertThat(found.valueStream().map(step -> step.get("standing").asString())).containsOnly("missing");
        assertThat(vault.asked()).allMatch(one -> one.startsWith("GET "));
    }

    @Test void aPkiIsMadeAndTheSecretIdIsInAFileOfItsOwnersAlone() throws IOException {
        var file = folder.resolve("secret-id");
        var done = console.json("vault", "setup", "--address", address(), "--root", "Lab Root", "--domains", "lab.test", "--secret-file", file.toString());
        assertThat(done.get("steps").valueStream().map(step -> step.get("result").asString())).containsOnly("made");
        assertThat(done.get("authority").asString()).isEqualTo("Issuing CA");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(done.toString()).doesNotContain(Files.readString(file)).doesNotContain(PracticeVault.ROOT_TOKEN);
        var again = console.call("vault", "setup", "--address", address(), "--root", "Lab Root", "--domains", "lab.test");
        assertThat(again.out()).contains("was there").doesNotContain(": made");
    }

    @Test void whatDiffersIsChangedOnlyWhenAsked() {
        console.json("vault", "setup", "--address", address(), "--root", "Lab Root");
        assertThat(console.call("vault", "setup", "--address", address(), "--root", "Lab Root", "--role-ttl", "720h").out()).contains("was left");
        assertThat(console.call("vault", "setup", "--address", address(), "--root", "Lab Root", "--role-ttl", "720h", "--replace").out()).contains("changed");
    }

    @Test void anAuthorityOfOthersIsRefused() {
        vault.withPki();
        assertThat(console.call("vault", "setup", "--address", address(), "--root", "Lab Root", "--dry-run").exit()).isEqualTo(Exit.REFUSED.code());
        assertThat(console.call("vault", "setup", "--address", address(), "--root", "Lab Root").exit()).isEqualTo(Exit.REFUSED.code());
    }

    @Test void theTextsNeedNoServer() {
        assertThat(console.call("vault", "setup", "--address", "https://vault.lab:8200", "--script").out()).startsWith("#!").contains("pki_int");
        assertThat(console.call("vault", "setup", "--address", "https://vault.lab:8200", "--terraform").out()).contains("resource \"vault_mount\"");
        assertThat(console.call("vault", "setup", "--address", "http://vault.lab:8200", "--script").exit()).isEqualTo(Exit.REFUSED.code());
        assertThat(console.call("vault", "setup", "--address", "https://vault.lab:8200", "--script", "--terraform").exit()).isEqualTo(Exit.USAGE.code());
    }

    @Test void theScriptAndTheRootThatStaysHereGoTogether() throws IOException {
        Judge.require("curl");
        Judge.require("jq");
        var script = Files.writeString(folder.resolve("setup.sh"), console.call("vault", "setup", "--address", address(), "--root", "Lab Root", "--script").out());
        var run = List.of("env", "VAULT_TOKEN=" + PracticeVault.ROOT_TOKEN, "bash", script.toString());
        assertThat(Judge.runIn(folder, run).output()).contains("chancery vault sign --ca Lab\\ Root --ttl 43800h --out pki_int.crt pki_int.csr");
        console.json("vault", "sign", "--ca", "Lab Root", "--ttl", "43800h", "--out", folder.resolve("pki_int.crt").toString(),
                folder.resolve("pki_int.csr").toString());
        Judge.runIn(folder, run).accepted();
        assertThat(console.json("vault", "setup", "--address", address(), "--root", "Lab Root", "--dry-run").valueStream()
                .map(step -> step.get("standing").asString())).containsOnly("same");
    }
}
