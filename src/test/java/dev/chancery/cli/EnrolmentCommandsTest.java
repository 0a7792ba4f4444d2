package dev.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrolmentCommandsTest {

    @TempDir Path folder;
    private TestConsole console;

    @BeforeEach void open() {
        console = TestConsole.withStore(folder);
        console.call("ca", "create", "Lab Root");
        console.call("thing", "add", "press-1");
        console.call("thing", "add", "press-2");
    }

    @Test void aKeyIsShownOnceAndThenOnlyWhatItIsWorth() {
        var key = console.json("thing", "key", "make", "press-1", "--uses", "2").get(0).get("key").asString();
        assertThat(key).matches("[a-z2-9]{32}");
        var listed = console.call("thing", "key", "list", "press-1");
        assertThat(listed.out()).contains("press-1", "good", "0 of 2").doesNotContain(key);
        console.clock.advance(Duration.ofDays(7));
        assertThat(console.json("thing", "key", "list").get(0).get("state").asString()).isEqualTo("ended");
        assertThat(console.call("thing", "key", "revoke", "press-1", "press-2").out()).isEqualTo("1 key revoked.\n");
        assertThat(console.json("thing", "key", "list").get(0).get("state").asString()).isEqualTo("revoked");
        assertThat(console.call("audit", "list").out()).contains("enrolment.key-made", "enrolment.key-revoked").doesNotContain(key);
    }

    @Test void keysForManyGoIntoAFileOfTheOwnerAlone() throws IOException {
        var file = folder.resolve("keys.csv");
        var said = console.call("thing", "key", "make", "press-1", "press-2", "--csv", file.toString());
        assertThat(said.exit()).isZero();
        var lines = Files.readAllLines(file);
        assertThat(lines).hasSize(3);
        assertThat(said.out()).doesNotContain(lines.get(1).split(",")[1]);
        assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test void whatIsWrongIsToldAndNothingIsMade() {
        assertThat(console.call("thing", "key", "make", "press-1", "--days", "0").exit()).isEqualTo(Exit.REFUSED.code());
        assertThat(console.call("thing", "key", "make", "press-1", "--uses", "many").exit()).isEqualTo(Exit.REFUSED.code());
        assertThat(console.call("thing", "key", "make", "nobody").exit()).isEqualTo(Exit.NOT_FOUND.code());
        assertThat(console.json("thing", "key", "list")).isEmpty();
    }

    @Test void anAuthorityLetsNothingBeFetchedBeforeSomebodySaysSo() {
        var before = console.json("ca", "enrolment", "Lab Root");
        assertThat(before.get("downloads").asBoolean()).isFalse();
        assertThat(before.get("enrol").asString()).isEqualTo("off");
        var after = console.json("ca", "enrolment", "Lab Root", "--downloads", "on", "--enrol", "ask", "--label", "hall-1", "--ttl", "48h",
                "--key", "ec-p256,ed25519");
        assertThat(after).isEqualTo(console.json("ca", "enrolment", "Lab Root"));
        assertThat(after.get("enrol").asString()).isEqualTo("ask");
        assertThat(after.get("keys")).hasSize(2);
        assertThat(console.call("ca", "enrolment", "Lab Root", "--any-key", "--enrol", "always").out()).contains("always", "any");
        assertThat(console.call("ca", "enrolment", "Lab Root", "--enrol", "off").out()).contains("off");
        assertThat(console.call("ca", "enrolment", "Lab Root", "--label", "cacerts").exit()).isEqualTo(Exit.REFUSED.code());
        assertThat(console.call("ca", "enrolment", "Lab Root", "--enrol", "always", "--profile", "root").exit()).isEqualTo(Exit.REFUSED.code());
    }
}
