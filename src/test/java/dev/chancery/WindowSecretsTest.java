package dev.chancery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.cli.Planted;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A journey through the window in a process of its own, with secrets that are looked for afterwards wherever it writes, and in
/// all that its memory still holds on to after the store was locked.
@DisabledOnOs(OS.WINDOWS)
class WindowSecretsTest {

    private static final String PASSPHRASE = "planted Zebra of 4711 stripes";
    private static final String WRONG = "planted Gnu of 1066 herds";
    private static final String NEXT = "planted Okapi of 1234 forests";
    private static final String OF_KEYS = "planted Koala of 0815 leaves";

    /// What is typed letter by letter may be left behind in part.
    private static final int BEGINNING = 14;

    @TempDir private Path folder;

    private String journey(Path home, Path temporary, Path out, String... lines) throws IOException, InterruptedException {
        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-Dglass.platform=Headless", "-Dprism.order=sw", "-Djava.awt.headless=true",
                "-Duser.home=" + home, "-Dchancery.home=" + home.resolve("config"), "-Dlogback.configurationFile=logback.xml",
                "-Dchancery.log=" + home.resolve("chancery.log"), "-Djava.io.tmpdir=" + temporary,
                "-cp", System.getProperty("java.class.path"), LockedWindow.class.getName(), out.toString(), dump().toString())
                .directory(home.toFile()).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return said;
    }

    private Path dump() {
        return folder.resolve("heap.hprof");
    }

    @Test void aLockedWindowHoldsOnToNothingThatWasTypedAndToNoKey() throws Exception {
        var home = Files.createDirectory(folder.resolve("home"));
        var temporary = Files.createDirectory(folder.resolve("temporary"));
        var out = Files.createDirectory(folder.resolve("out"));
        var said = journey(home, temporary, out, PASSPHRASE, PASSPHRASE, WRONG, PASSPHRASE, OF_KEYS, PASSPHRASE, PASSPHRASE, NEXT, NEXT);
        assertThat(said).contains("the store is let go of: true", "dumped");
        var planted = new Planted();
        for (var typed : List.of(PASSPHRASE, WRONG, NEXT, OF_KEYS)) {
            planted.text("the beginning of " + typed, typed.substring(0, BEGINNING));
        }
        planted.key("device", key(out.resolve("open")));
        planted.key("authority", key(out.resolve("authority")));
        assertThat(planted.below(home, temporary)).isEmpty();
        assertThat(planted.in(dump())).isEmpty();
    }

    private static Path key(Path export) throws IOException {
        try (var files = Files.walk(export)) {
            return files.filter(file -> file.endsWith("private-key.pem")).findFirst().orElseThrow();
        }
    }
}
