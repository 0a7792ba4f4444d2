package dev.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.RecoveryKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoveryCommandsTest {

    private static final String NEW = "a passphrase of today";

    @TempDir Path folder;

    private static String made(TestConsole console) {
        return console.json("recovery", "make").get("recoveryKey").asString();
    }

    @Test void aForgottenPassphraseIsReplaced() {
        var console = TestConsole.withStore(folder);
        assertThat(console.json("recovery", "show").get("present").asBoolean()).isFalse();
        console.environment.put("CHANCERY_RECOVERY_KEY", made(console).toLowerCase().replace('-', ' '));
        assertThat(console.json("recovery", "show").get("made").asString()).isEqualTo(console.clock.instant().toString());
        console.environment.put("CHANCERY_NEW_PASSPHRASE", NEW);
        console.environment.remove("CHANCERY_PASSPHRASE");
        assertThat(console.call("passphrase", "--recovery").exit()).isZero();
        console.environment.put("CHANCERY_PASSPHRASE", TestConsole.PASSPHRASE);
        assertThat(console.call("ca", "list").exit()).isEqualTo(Exit.WRONG_PASSPHRASE.code());
        console.environment.put("CHANCERY_PASSPHRASE", NEW);
        assertThat(console.call("audit", "list").out()).contains("recovery.used", "store.passphrase-changed");
    }

    @Test void aTypoIsToldByItsGroupAndAWrongKeyAsOne() {
        var console = TestConsole.withStore(folder);
        var key = made(console);
        console.environment.put("CHANCERY_NEW_PASSPHRASE", NEW);
        console.environment.put("CHANCERY_RECOVERY_KEY", key.substring(0, 12) + (key.charAt(12) == 'A' ? 'B' : 'A') + key.substring(13));
        var mistyped = console.call("passphrase", "--recovery");
        assertThat(mistyped.exit()).isEqualTo(Exit.REFUSED.code());
        assertThat(mistyped.err()).contains("Group 3 is mistyped").doesNotContain(key.substring(0, 11));
        console.environment.put("CHANCERY_RECOVERY_KEY", new String(RecoveryKey.random(new SecureRandom()).text()));
        var wrong = console.call("passphrase", "--recovery");
        assertThat(wrong.exit()).isEqualTo(Exit.WRONG_PASSPHRASE.code());
        assertThat(wrong.err()).contains("Wrong recovery key");
        assertThat(console.call("ca", "list").exit()).isZero();
    }

    @Test void thePassphraseIsChangedFromOnePipe() {
        var console = TestConsole.withStore(folder);
        console.input = (TestConsole.PASSPHRASE + "\n" + NEW + "\n").getBytes(StandardCharsets.UTF_8);
        assertThat(console.call("passphrase", "--passphrase-fd", "0", "--new-passphrase-fd", "0").exit()).isZero();
        assertThat(console.call("ca", "list").exit()).isEqualTo(Exit.WRONG_PASSPHRASE.code());
    }

    @Test void noPageStaysOfAKeyThatDidNotBecomeOne() throws IOException {
        var console = TestConsole.withStore(folder);
        var page = folder.resolve("key.pdf");
        var text = Files.writeString(folder.resolve("key.txt"), "somebody's");
        var said = console.call("recovery", "make", "--pdf", page.toString(), "--text", text.toString());
        assertThat(said.exit()).isNotZero();
        assertThat(page).doesNotExist();
        assertThat(text).hasContent("somebody's");
        assertThat(console.json("recovery", "show").get("present").asBoolean()).isFalse();
        assertThat(console.call("recovery", "make", "--pdf", page.toString()).exit()).isZero();
        assertThat(page).exists();
    }

    @Test void aPageAndATextAreTheirOwnersAloneAndNothingIsShown() throws IOException {
        var console = TestConsole.withStore(folder);
        var page = folder.resolve("key.pdf");
        var text = folder.resolve("key.txt");
        var said = console.call("recovery", "make", "--pdf", page.toString(), "--text", text.toString());
        assertThat(said.exit()).isZero();
        var key = Files.readString(text).strip();
        assertThat(said.out() + said.err()).doesNotContain(key.substring(0, 5));
        assertThat(RecoveryKey.parse(key.toCharArray()).violations()).isEmpty();
        for (var file : new Path[] {page, text}) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        }
        assertThat(Files.readAllBytes(page)).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        var again = console.call("recovery", "make", "--text", text.toString());
        assertThat(again.exit()).isEqualTo(Exit.FAILED.code());
        assertThat(Files.readString(text).strip()).isEqualTo(key);
    }

    @Test void atATerminalItCountsOnlyOnceAGroupWasTyped() {
        var console = TestConsole.withStore(folder);
        console.answered = Optional.of("WRONG");
        assertThat(console.call("recovery", "make").exit()).isEqualTo(Exit.CANCELLED.code());
        console.answered = Optional.empty();
        assertThat(console.json("recovery", "show").get("present").asBoolean()).isFalse();
    }

    @Test void replacingAndRemovingAskForThePassphraseAgain() {
        var console = TestConsole.withStore(folder);
        made(console);
        console.input = (TestConsole.PASSPHRASE + "\nnot this one\n").getBytes(StandardCharsets.UTF_8);
        var text = folder.resolve("key.txt");
        assertThat(console.call("recovery", "make", "--text", text.toString(), "--passphrase-fd", "0").exit()).isEqualTo(Exit.WRONG_PASSPHRASE.code());
        assertThat(text).doesNotExist();
        assertThat(console.call("recovery", "remove", "--passphrase-fd", "0").exit()).isEqualTo(Exit.WRONG_PASSPHRASE.code());
        made(console);
        assertThat(console.call("recovery", "remove").exit()).isZero();
        assertThat(console.call("recovery", "remove").exit()).isEqualTo(Exit.NOT_FOUND.code());
    }

    @Test void theKeyOfAnAuthorityLeavesWithThePassphraseOnceMoreAndADevicesWithout() {
        var console = TestConsole.withStore(folder);
        var serial = console.json("ca", "create", "Lab").get("certificate").get("serial").asString();
        console.call("thing", "add", "press-1");
        console.call("cert", "issue", "press-1");
        console.input = (TestConsole.PASSPHRASE + "\nnot this one\n").getBytes(StandardCharsets.UTF_8);
        var to = folder.resolve("out");
        assertThat(console.call("export", serial, "--to", to.toString(), "--no-key-passphrase", "--passphrase-fd", "0").exit())
                .isEqualTo(Exit.WRONG_PASSPHRASE.code());
        assertThat(to).doesNotExist();
        console.input = (TestConsole.PASSPHRASE + "\n" + TestConsole.PASSPHRASE + "\n").getBytes(StandardCharsets.UTF_8);
        assertThat(console.call("export", serial, "--to", to.toString(), "--no-key-passphrase", "--passphrase-fd", "0").exit()).isZero();
        console.input = (TestConsole.PASSPHRASE + "\n").getBytes(StandardCharsets.UTF_8);
        assertThat(console.call("export", "press-1", "--to", to.toString(), "--no-key-passphrase", "--passphrase-fd", "0").exit()).isZero();
        assertThat(console.call("export", serial, "--to", folder.resolve("public").toString(), "--keys", "NONE").exit()).isZero();
    }
}
