package dev.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.CaFolder;
import dev.chancery.Judge;
import dev.chancery.XcaLab;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {

    @TempDir Path folder;
    private TestConsole console;

    @BeforeEach void store() {
        console = TestConsole.withStore(folder);
    }

    private String made(String name) throws IOException {
        Judge.require("openssl");
        Judge.run("openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-keyout", at(name + ".key"), "-out", at(name + ".pem"),
                "-subj", "/CN=" + name, "-days", "30", "-passout", "pass:lab123", "-addext", "keyUsage=critical,keyCertSign,cRLSign").accepted();
        return at(name + ".pem");
    }

    private String at(String name) {
        return folder.resolve(name).toString();
    }

    @Test void aDryRunTellsWhatWouldComeInAndChangesNothing() throws IOException {
        var certificate = made("Old Root");
        var seen = console.json("import", certificate, at("Old Root.key"), "--dry-run");
        assertThat(seen.get("items").get(0).get("kind").asString()).isEqualTo("root");
        assertThat(seen.get("items").get(0).get("standing").asString()).isEqualTo("new");
        assertThat(seen.get("locked").asBoolean()).isTrue();
        assertThat(console.json("ca", "list")).isEmpty();
    }

    @Test void anAuthorityComesInWithItsKeyAndSignsFromThenOn() throws IOException {
        var certificate = made("Old Root");
        console.environment.put(Import.VARIABLE, "lab123");
        var report = console.json("import", certificate, at("Old Root.key"), "--name", "0=Moved Root");
        assertThat(report.get("keys").asInt()).isEqualTo(1);
        assertThat(console.json("ca", "list").get(0).get("name").asString()).isEqualTo("Moved Root");
        console.clock.advance(Duration.ofMinutes(10));
        assertThat(console.call("ca", "create", "Issuing", "--parent", "Moved Root", "--ttl", "240h").exit()).isZero();
        var again = console.call("import", certificate, "--json");
        assertThat(again.exit()).isZero();
        assertThat(again.json().get("items").get(0).get("fate").asString()).isEqualTo("was-here");
    }

    @Test void whatIsLockedIsToldAndOpenedByADescriptorOrAPerson() throws IOException {
        var certificate = made("Old Root");
        var locked = console.call("import", certificate, at("Old Root.key"), "--json");
        assertThat(locked.exit()).isEqualTo(Exit.PARTLY.code());
        assertThat(locked.json().get("items").toString()).contains("\"locked\"");
        console.input = "lab123\n".getBytes(StandardCharsets.UTF_8);
        assertThat(console.json("import", at("Old Root.key"), "--file-passphrase-fd", "0").get("keys").asInt()).isEqualTo(1);
        var other = made("Other Root");
        console.typed = Optional.of("lab123");
        assertThat(console.json("import", other, at("Other Root.key")).get("keys").asInt()).isEqualTo(1);
    }

    @Test void whatIsSkippedStaysOut() throws IOException {
        var report = console.json("import", made("Old Root"), made("Other Root"), "--skip", "0");
        assertThat(report.get("authorities").asInt()).isEqualTo(1);
        assertThat(console.call("import", at("Old Root.pem"), "--skip", "7").exit()).isEqualTo(Exit.USAGE.code());
    }

    @Test void aFolderOfOpensslComesInWhole() {
        Judge.require("openssl");
        var ca = CaFolder.openssl(folder);
        var report = console.call("import", ca.toString(), "--json");
        assertThat(report.exit()).as(report.out()).isIn(Exit.DONE.code(), Exit.PARTLY.code());
        assertThat(report.json().get("authorities").asInt()).isPositive();
        assertThat(report.json().get("revocations").asInt()).isPositive();
    }

    @Test void aDatabaseOfXcaComesInWithItsKeys() {
        var xca = XcaLab.make(folder);
        console.environment.put(Import.VARIABLE, XcaLab.PASSPHRASE);
        var report = console.call("import", xca.toString(), "--json").json();
        assertThat(report.get("authorities").asInt()).isEqualTo(2);
        assertThat(report.get("keys").asInt()).isPositive();
    }

    @Test void whatIsOfNoUseIsRefusedAndWhatIsMissingIsSaid() throws IOException {
        Files.writeString(folder.resolve("note.txt"), "no certificate");
        assertThat(console.call("import", at("note.txt")).exit()).isEqualTo(Exit.REFUSED.code());
        assertThat(console.call("import", at("missing.pem")).exit()).isEqualTo(Exit.FAILED.code());
        assertThat(console.call("import").exit()).isEqualTo(Exit.USAGE.code());
    }
}
