package dev.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.Judge;
import dev.chancery.LabData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Commands over a real store, one after another as a script calls them.
class CommandsTest {

    @TempDir Path folder;
    private TestConsole console;

    @BeforeEach void makeAStoreWithAnIntermediate() {
        console = TestConsole.withStore(folder);
        console.json("ca", "create", "Root");
        console.json("ca", "create", "Lab", "--parent", "Root", "--ttl", "43800h", "--path-length", "0");
    }

    private String pem(String which, String file) throws Exception {
        var path = folder.resolve(file);
        Files.writeString(path, console.call("cert", "show", which, "--pem").out());
        return path.toString();
    }

    private String issue(String thing) {
        return console.json("cert", "issue", thing, "--add").get("issued").get(0).get("serial").asString();
    }

    private static List<String> texts(JsonNode array, String name) {
        return StreamSupport.stream(array.spliterator(), false).map(one -> one.get(name).asString()).toList();
    }

    @Test void aThingIsAddedEquippedAndItsCertificateHolds() throws Exception {
        console.json("thing", "add", "press-1", "--group", "hall 3", "--tags", "a,b");
        var issued = console.json("cert", "issue", "press-1", "--key-type", "rsa", "--key-bits", "3072", "--ttl", "720");
        assertThat(issued.get("issued").get(0).get("key").asString()).isEqualTo("rsa-3072");
        Files.writeString(folder.resolve("chain.pem"), Files.readString(Path.of(pem(serialOfRoot(), "root.pem"))));
        var lab = pem(console.json("ca", "list").get(1).get("certificate").get("serial").asString(), "lab.pem");
        Judge.run("openssl", "verify", "-x509_strict", "-CAfile", folder.resolve("root.pem").toString(), "-untrusted", lab,
                pem("press-1", "press.pem")).accepted();
        var shown = console.json("thing", "show", "press-1");
        assertThat(shown.get("group").asString()).isEqualTo("hall 3");
        assertThat(shown.get("certificates")).hasSize(1);
        assertThat(console.json("cert", "issue", "press-1").get("passedOver").asInt()).isEqualTo(1);
    }

    private String serialOfRoot() {
        return console.json("ca", "list").get(0).get("certificate").get("serial").asString();
    }

    @Test void aListOfDevicesIsAddedAndAllWithoutACertificateAreEquipped() {
        var added = console.json("thing", "import", LabData.file("things-lab.csv").toString());
        assertThat(added.get("added").asInt()).isEqualTo(250);
        assertThat(console.json("cert", "issue", "--without").get("issued")).hasSize(250);
        var page = console.json("cert", "list", "--ca", "Lab", "--limit", "10", "--offset", "245");
        assertThat(page.get("total").asInt()).isEqualTo(250);
        assertThat(page.get("certificates")).hasSize(5);
        assertThat(console.call("cert", "list", "--limit", "3").out()).contains("3 of 252");
    }

    @Test void badRowsAreNamedAndTheExitCodeSaysThatAPartWasDone() {
        var said = console.call("thing", "import", LabData.file("things-bad.csv").toString(), "--json");
        assertThat(said.exit()).isEqualTo(Exit.PARTLY.code());
        assertThat(said.json().get("badRows").asInt()).isPositive();
        assertThat(said.json().get("problems").get(0).get("line").asInt()).isPositive();
        var before = console.json("thing", "list").get("total").asInt();
        assertThat(console.call("thing", "import", LabData.file("things-bad.csv").toString(), "--dry-run").exit())
                .isEqualTo(Exit.PARTLY.code());
        assertThat(console.json("thing", "list").get("total").asInt()).isEqualTo(before);
    }

    @Test void nothingIsRevokedUnlessSomebodySaysYes() {
        var serial = issue("press-1");
        assertThat(console.call("cert", "revoke", serial).exit()).isEqualTo(Exit.USAGE.code());
        console.answered = Optional.of("n");
        assertThat(console.call("cert", "revoke", serial).exit()).isEqualTo(Exit.CANCELLED.code());
        assertThat(console.json("cert", "show", serial).get("status").asString()).isEqualTo("active");
        console.answered = Optional.of("y");
        assertThat(console.call("cert", "revoke", serial, "--reason", "key-compromise").exit()).isZero();
        assertThat(console.json("cert", "show", serial).get("status").asString()).isEqualTo("revoked");
        assertThat(console.call("cert", "revoke", serial, "--yes").exit()).isEqualTo(Exit.REFUSED.code());
    }

    @Test void aHeldCertificateStandsInTheListUntilItIsReleased() {
        var serial = issue("press-1");
        var file = folder.resolve("lab.crl");
        console.json("crl", "set", "Lab", "--path", file.toString(), "--hours", "12");
        console.json("cert", "revoke", "--thing", "press-1", "--reason", "certificateHold", "--yes");
        assertThat(Judge.run("openssl", "crl", "-in", file.toString(), "-noout", "-text").accepted().output())
                .contains(serial.toUpperCase(Locale.ROOT)).contains("Certificate Hold");
        console.json("cert", "release", serial);
        assertThat(Judge.run("openssl", "crl", "-in", file.toString(), "-noout", "-text").accepted().output())
                .doesNotContain(serial.toUpperCase(Locale.ROOT));
        assertThat(console.json("crl", "list").get(1).get("health").asString()).isEqualTo("fresh");
        assertThat(console.json("crl", "publish", "Lab").get(0).get("published").asBoolean()).isTrue();
        assertThat(console.call("crl", "save", "Lab", folder.resolve("once.der").toString()).exit()).isZero();
        Judge.run("openssl", "crl", "-inform", "DER", "-in", folder.resolve("once.der").toString(), "-noout").accepted();
    }

    @Test void whatEndsSoonIsRenewedAndTheOldOneRevokedOrKept() {
        var first = issue("press-1");
        assertThat(console.call("cert", "renew", "press-1").exit()).isEqualTo(Exit.REFUSED.code());
        console.clock.advance(Duration.ofDays(350));
        assertThat(console.json("cert", "renew", "--expiring-within", "30", "--dry-run").get("ready")).hasSize(1);
        var renewed = console.json("cert", "renew", "press-1", "--keep-old");
        assertThat(renewed.get("replaced").get(0).get("old").asString()).isEqualTo(first);
        assertThat(console.json("cert", "show", first).get("status").asString()).isEqualTo("expiring");
        var rotated = console.json("cert", "rotate", "press-1", "--ca", "Lab");
        var second = rotated.get("replaced").get(0).get("old").asString();
        assertThat(console.json("cert", "show", second).get("status").asString()).isEqualTo("revoked");
    }

    @Test void aRequestIsTakenInSignedAndAnotherOneRejected() throws Exception {
        var key = folder.resolve("k.pem").toString();
        for (var name : List.of("gateway", "other")) {
            Judge.run("openssl", "req", "-new", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", key,
                    "-subj", "/CN=" + name, "-out", folder.resolve(name + ".csr").toString()).accepted();
        }
        var number = console.json("csr", "import", folder.resolve("gateway.csr").toString()).get(0).get("number").asString();
        var signed = console.json("csr", "sign", number);
        assertThat(signed.get("keyHere").asBoolean()).isFalse();
        Files.writeString(folder.resolve("signed.pem"), signed.get("pem").asString());
        assertThat(Judge.run("openssl", "x509", "-in", folder.resolve("signed.pem").toString(), "-noout", "-subject").accepted()
                .output()).contains("gateway");
        var other = console.json("csr", "import", folder.resolve("other.csr").toString()).get(0).get("number").asString();
        assertThat(console.json("csr", "reject", other, "--reason", "not ours").get("state").asString()).isEqualTo("rejected");
        assertThat(texts(console.json("csr", "list"), "state")).containsExactlyInAnyOrder("signed", "rejected");
        Files.writeString(folder.resolve("none.csr"), "nothing");
        assertThat(console.call("csr", "import", folder.resolve("none.csr").toString()).exit()).isEqualTo(Exit.FAILED.code());
    }

    @Test void aProfileGoesOutAndComesBackAsACopy() {
        var file = folder.resolve("p.json");
        console.json("profile", "export", "device", "--output", file.toString());
        var copy = console.json("profile", "import", file.toString());
        assertThat(copy.get("builtIn").asBoolean()).isFalse();
        var code = copy.get("code").asString();
        assertThat(texts(console.json("profile", "list"), "code")).contains(code, "device");
        assertThat(console.json("cert", "issue", "press-1", "--add", "--profile", code).get("issued").get(0).get("profile").asString())
                .isEqualTo(code);
        assertThat(console.call("profile", "remove", code, "--yes").exit()).isZero();
        assertThat(console.call("profile", "export", code).exit()).isEqualTo(Exit.NOT_FOUND.code());
        assertThat(console.call("profile", "remove", "device", "--yes").exit()).isEqualTo(Exit.REFUSED.code());
    }

    @Test void whatWasDoneStandsInTheLog() {
        var serial = issue("press-1");
        assertThat(texts(console.json("audit", "list", serial), "act")).contains("certificate.issued");
        assertThat(console.json("audit", "list", "--limit", "2")).hasSize(2);
    }

    @Test void removedThingsAreGoneAndTheirCertificatesRevoked() {
        var serial = issue("press-1");
        assertThat(console.json("thing", "remove", "press-1", "--yes").get("revoked").asInt()).isEqualTo(1);
        assertThat(console.call("thing", "show", "press-1").exit()).isEqualTo(Exit.NOT_FOUND.code());
        assertThat(console.json("cert", "show", serial).get("status").asString()).isEqualTo("revoked");
    }

    @Test void whatATerminalWouldObeyIsSpelledOut() {
        console.json("thing", "add", "press-1", "--notes", "first\nsecond");
        assertThat(new TextTable("A").row("\u001B[2Jx").toString()).contains("\\u001B").doesNotContain("\u001B");
    }

    @Test void severalAuthoritiesAreNamedWhenNoneIsChosen() {
        console.json("ca", "create", "Second", "--parent", "Root", "--ttl", "43800h");
        var said = console.call("cert", "issue", "press-1", "--add");
        assertThat(said.exit()).isEqualTo(Exit.USAGE.code());
        assertThat(said.err()).contains("Lab").contains("Second");
        assertThat(console.json("thing", "list").get("total").asInt()).isZero();
    }

    @Test void anAuthorityIsShownSavedAndRenewed() {
        var file = folder.resolve("chain.pem");
        console.json("ca", "save", "Lab", file.toString(), "--chain");
        Judge.run("openssl", "verify", "-x509_strict", "-CAfile", file.toString(), file.toString()).accepted();
        var before = console.json("ca", "show", "Lab");
        assertThat(texts(console.json("ca", "list"), "name")).containsExactly("Root", "Lab");
        console.clock.advance(Duration.ofDays(30));
        var renewed = console.json("ca", "renew", "Lab");
        assertThat(renewed.get("certificate").get("serial")).isNotEqualTo(before.get("certificate").get("serial"));
    }

    @Test void aBackupIsAStoreOfItsOwnThatOnlyItsOwnerReads() throws Exception {
        issue("press-1");
        var copy = folder.resolve("copy.chancery");
        console.json("backup", copy.toString());
        assertThat(Files.getPosixFilePermissions(copy)).extracting(Enum::name).containsExactlyInAnyOrder("OWNER_READ", "OWNER_WRITE");
        assertThat(console.json("cert", "list", "--store", copy.toString()).get("total").asInt()).isEqualTo(3);
        assertThat(console.call("backup", copy.toString()).exit()).isEqualTo(Exit.FAILED.code());
        assertThat(texts(console.json("audit", "list"), "act")).contains("store.copied");
        try (var files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).doesNotContain("copy.chancery.part");
        }
    }

    @Test void backupsAreMadeListedCheckedAndBroughtBack() throws Exception {
        issue("press-1");
        var made = Path.of(console.json("backup", "make").get("file").asString());
        assertThat(made.getParent()).isEqualTo(folder.resolve("lab-backups"));
        assertThat(console.json("backup", "list").get(0).get("file").asString()).isEqualTo(made.toString());
        var checked = console.json("backup", "check").get(0);
        assertThat(checked.get("sound").asBoolean()).isTrue();
        assertThat(checked.get("certificates").asInt()).isEqualTo(3);
        var again = folder.resolve("again.chancery");
        var restored = console.json("backup", "restore", made.toString(), again.toString());
        assertThat(restored.get("upTo").asString()).isEqualTo(checked.get("upTo").asString());
        assertThat(console.json("cert", "list", "--store", again.toString()).get("total").asInt()).isEqualTo(3);
        assertThat(console.call("backup", "restore", made.toString(), again.toString()).exit()).isEqualTo(Exit.FAILED.code());
    }

    @Test void whereBackupsGoAndWhichAreKeptIsSaidAndChanged() {
        assertThat(console.json("backup", "settings").get("before").asInt()).isEqualTo(100);
        var place = folder.resolve("elsewhere");
        var said = console.json("backup", "settings", "--folder", place.toString(), "--no-daily", "--newest", "3", "--before", "0");
        assertThat(said.get("folder").asString()).isEqualTo(place.toString());
        assertThat(said.get("daily").asBoolean()).isFalse();
        assertThat(said.get("months").asInt()).isEqualTo(12);
        assertThat(console.json("backup", "settings")).isEqualTo(said);
        assertThat(Path.of(console.json("backup", "make").get("file").asString()).getParent()).isEqualTo(place);
        assertThat(console.call("backup", "settings", "--newest", "0").exit()).isEqualTo(Exit.REFUSED.code());
        assertThat(console.call("backup", "settings", "--folder", "not/whole").exit()).isEqualTo(Exit.REFUSED.code());
        assertThat(console.json("backup", "settings").get("newest").asInt()).isEqualTo(3);
    }

    @Test void aDamagedBackupIsToldAndEndsWithACodeOfItsOwn() throws Exception {
        var made = Path.of(console.json("backup").get("file").asString());
        Files.writeString(made, "no store");
        var said = console.call("backup", "check", made.toString());
        assertThat(said.exit()).isEqualTo(Exit.BAD.code());
        assertThat(said.out()).contains(made.toString(), "no");
    }

    @Test void aJobWithoutABackupWarns() throws Exception {
        Files.writeString(folder.resolve("lab-backups"), "in the way");
        var said = console.call("bulk", "issue", "--pattern", "press-{001..100}");
        assertThat(said.err()).contains("warning: no backup was made");
        assertThat(said.exit()).isZero();
    }
}
