package dev.chancery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What only shows in a process of its own: the log, a real clock that is moved, a signal.
class ProgramTest {

    @TempDir Path folder;
    private ProgramProcess program;

    @BeforeEach void begin() {
        assumeFalse(System.getProperty("os.name").startsWith("Windows"));
        program = new ProgramProcess(folder);
    }

    private void store() throws IOException, InterruptedException {
        assertThat(program.call("init")).extracting(ProgramProcess.Said::exit).isEqualTo(0);
        assertThat(program.call("ca", "create", "Lab CA")).extracting(ProgramProcess.Said::exit).isEqualTo(0);
    }

    @Test void theLogIsTheOwnersAloneAndHoldsNoSecretAtItsMostTalkative() throws Exception {
        assertThat(program.call("--log-level", "trace", "init").exit()).isZero();
        assertThat(program.call("--log-level=trace", "ca", "create", "Lab CA").exit()).isZero();
        assertThat(program.call("--log-level=trace", "cert", "show", "nothing").exit()).isEqualTo(5);
        var wrong = program.run(program.command(List.of(), "--log-level=trace", "ca", "list"), Map.of("CHANCERY_PASSPHRASE", "planted wrong horse"));
        assertThat(wrong.exit()).isEqualTo(8);
        var log = program.state().resolve("chancery.log");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(log))).isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(program.state()))).isEqualTo("rwx------");
        assertThat(Files.readString(log)).contains("WrongPassphrase").doesNotContain("planted", "PRIVATE KEY");
    }

    @Test void aLevelThatIsNoneIsWrongUsage() throws Exception {
        var said = program.call("--log-level=loud", "ca", "list");
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.out()).contains("--log-level");
    }

    @Test void aStateFolderThatCannotBeIsNoReasonNotToWork() throws Exception {
        Files.writeString(folder.resolve("state"), "a file in the way");
        store();
    }

    @Test void aRealClockThatGoesBackOrFarForwardSignsNothing() throws Exception {
        Judge.require("faketime");
        store();
        var early = moved("-2d", "ca", "create", "Too early");
        assertThat(early.out()).contains("went back by");
        assertThat(early.exit()).isEqualTo(6);
        assertThat(moved("+2y", "ca", "create", "Too late").exit()).isEqualTo(6);
        assertThat(moved("+2y", "ca", "list").out()).contains("went forward", "Lab CA");
        assertThat(program.call("ca", "create", "In time").exit()).isZero();
        assertThat(moved("-2d", "clock", "confirm").exit()).isZero();
        assertThat(moved("-2d", "ca", "create", "Confirmed").exit()).isZero();
    }

    private ProgramProcess.Said moved(String by, String... arguments) throws IOException, InterruptedException {
        return program.run(program.command(List.of("faketime", "-f", by), arguments), Map.of("DONT_FAKE_MONOTONIC", "1"));
    }

    @Test void languagesCalendarsAndDigitsOfTheMachineChangeNothing() throws Exception {
        store();
        var plain = foreign("en", "GB", "UTC", "ca", "list", "--json");
        assertThat(plain.exit()).isZero();
        for (var one : List.of(List.of("tr", "TR", "Asia/Istanbul"), List.of("ar", "EG", "Africa/Cairo"), List.of("th", "TH", "Asia/Bangkok"))) {
            assertThat(foreign(one.get(0), one.get(1), one.get(2), "ca", "list", "--json")).as(one.toString()).isEqualTo(plain);
            assertThat(foreign(one.get(0), one.get(1), one.get(2), "audit", "list", "--json").out()).contains("\"authority.created\"", "\"20");
        }
    }

    private ProgramProcess.Said foreign(String language, String country, String zone, String... arguments) throws IOException, InterruptedException {
        var command = program.command(List.of(), arguments);
        var extensions = switch (language) {
            case "th" -> "ca-buddhist-nu-thai";
            case "ar" -> "nu-arab";
            default -> "";
        };
        command.addAll(1, List.of("-Duser.language=" + language, "-Duser.country=" + country, "-Duser.extensions=" + extensions, "-Duser.timezone=" + zone));
        return program.run(command, Map.of());
    }

    @Test void aSignalInTheMidstOfIssuingEndsWithoutALossOrALock() throws Exception {
        store();
        var said = folder.resolve("said.txt");
        var issuing = new ProcessBuilder(program.command(List.of(), "bulk", "issue", "--pattern", "d{00001..20000}", "--acknowledge", "--ca", "Lab CA"))
                .redirectErrorStream(true).redirectOutput(said.toFile());
        issuing.environment().putAll(Map.of("CHANCERY_STORE", program.store().toString(), "CHANCERY_PASSPHRASE", ProgramProcess.PASSPHRASE,
                "XDG_STATE_HOME", folder.resolve("state").toString()));
        var process = issuing.start();
        while (Files.readAllLines(said).stream().filter(line -> line.startsWith("ACK")).count() < 50) {
            assertThat(process.isAlive()).as(Files.readString(said)).isTrue();
            Thread.sleep(20);
        }
        process.destroy();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(folder.resolve("lab.chancery.lock")).doesNotExist();
        var acknowledged = new ArrayList<String>();
        Files.readAllLines(said).stream().filter(line -> line.startsWith("ACK ")).forEach(line -> acknowledged.add(line.split(" ")[1]));
        var certificates = program.call("cert", "list", "--json", "--limit", "30000");
        assertThat(certificates.exit()).isZero();
        assertThat(acknowledged).allMatch(certificates.out()::contains);
    }
}
