package dev.chancery.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.RecoveryKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// A journey through the commands of the program in a process of its own, with secrets that are looked for afterwards wherever it writes,
/// and in its memory after it has locked the store.
@DisabledOnOs(OS.WINDOWS)
class SecretsTest {

    private static final String PASSPHRASE = "planted Zebra of 4711 stripes";
    private static final String NEXT = "planted Okapi of 1234 forests";
    private static final String OF_KEYS = "planted Koala of 0815 leaves";

    @TempDir Path folder;
    private Path home;
    private Path temporary;
    private Path stores;
    private Path out;

    @BeforeEach void folders() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
        temporary = Files.createDirectory(folder.resolve("temporary"));
        stores = Files.createDirectory(folder.resolve("stores"));
        out = Files.createDirectory(folder.resolve("out"));
    }

    /// One process that does everything, and is asked for its passphrases as often as `lines` says.
    private String journey(Path dump, String... lines) throws IOException, InterruptedException {
        var process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin/java").toString(), "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED", "-Duser.home=" + home, "-Dlogback.configurationFile=logback.xml", "-Dchancery.log=" + home.resolve("chancery.log"),
                "-Djava.io.tmpdir=" + temporary, "-cp", System.getProperty("java.class.path"), "dev.chancery.cli.LockedHeap",
                stores.resolve("lab.chancery").toString(), out.toString(), dump.toString())
                .directory(home.toFile()).redirectErrorStream(true).start();
        try (var in = process.getOutputStream()) {
            in.write((String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        return said;
    }

    private Path key(String export) throws IOException {
        try (var files = Files.walk(out.resolve(export))) {
            return files.filter(file -> file.endsWith("private-key.pem")).findFirst().orElseThrow();
        }
    }

    private Planted planted() throws Exception {
        var planted = new Planted();
        planted.text("passphrase", PASSPHRASE);
        planted.text("passphrase of keys", OF_KEYS);
        planted.text("next passphrase", NEXT);
        planted.key("device", key("open"));
        planted.key("authority", key("authority"));
        var text = Files.readString(out.resolve("recovery.txt")).strip();
        planted.text("recovery key", text);
        planted.octets("recovery key, octets", RecoveryKey.parse(text.toCharArray()).orRefuse().octets());
        return planted;
    }

    @Test void nothingOfASecretIsLeftWhereTheProgramWritesNorInItsMemoryAfterLocking() throws Exception {
        var dump = folder.resolve("heap.hprof");
        var said = journey(dump, PASSPHRASE, PASSPHRASE, "planted but wrong", PASSPHRASE, PASSPHRASE, OF_KEYS, PASSPHRASE,
                PASSPHRASE, PASSPHRASE, PASSPHRASE, PASSPHRASE, NEXT);
        assertThat(said.lines().filter(line -> line.endsWith(" ended with 0"))).as(said).hasSize(8);
        assertThat(said).contains("ca l ended with " + Exit.WRONG_PASSPHRASE.code());
        var planted = planted();
        assertThat(stores.resolve("lab.chancery")).exists();
        assertThat(home.resolve("chancery.log")).isNotEmptyFile();
        assertThat(planted.below(home, temporary, stores)).isEmpty();
        assertThat(planted.in(dump)).isEmpty();
    }

    @Test void theSearchFindsWhatIsThereInEveryForm() throws Exception {
        var planted = new Planted();
        planted.text("passphrase", PASSPHRASE);
        var secret = PASSPHRASE.getBytes(StandardCharsets.UTF_8);
        var texts = List.of("x" + PASSPHRASE, HexFormat.of().formatHex(secret), Base64.getEncoder().encodeToString(secret),
                Base64.getEncoder().encodeToString(("1" + PASSPHRASE + "2").getBytes(StandardCharsets.UTF_8)),
                Base64.getEncoder().encodeToString(("12" + PASSPHRASE + "3").getBytes(StandardCharsets.UTF_8)));
        for (var text : texts) {
            assertThat(planted.in(Files.writeString(temporary.resolve("remembered"), text))).as(text).isNotEmpty();
        }
        assertThat(planted.in(Files.writeString(temporary.resolve("remembered"), texts.getFirst(), StandardCharsets.UTF_16BE))).isNotEmpty();
        assertThat(planted.in(Files.writeString(temporary.resolve("remembered"), "nothing of it"))).isEmpty();
    }
}
