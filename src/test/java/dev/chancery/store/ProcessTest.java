package dev.chancery.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.chancery.Judge;
import dev.chancery.domain.FileFailure;
import dev.chancery.domain.ThingId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A store and several processes, of which some are killed.
class ProcessTest {

    private static final int KILLS = 5;
    private static final Path LOCKS = Path.of("/proc/locks");

    @TempDir Path folder;

    private Path file() {
        return folder.resolve("lab.chancery");
    }

    @Test void aSecondProcessIsRefusedAndChangesNothing() throws Exception {
        try (var store = TestStore.create(folder)) {
            store.write(transaction -> transaction.things().insert(TestStore.thing("press-1"), TestStore.NOW));
            var before = Folder.modes(folder);
            assertThat(Child.run(OtherProcess.class, "open", file().toString())).isEqualTo("StoreInUse");
            assertThat(Folder.modes(folder)).isEqualTo(before);
        }
        assertThat(Child.run(OtherProcess.class, "open", file().toString())).isEqualTo("things 1");
    }

    @Test void aSecondAttemptInOneProcessDoesNotLetAnotherProcessIn() throws Exception {
        try (var _ = TestStore.create(folder)) {
            assertThatThrownBy(() -> Database.open(file())).isInstanceOf(FileFailure.StoreInUse.class);
            assertThat(Child.run(OtherProcess.class, "open", file().toString())).isEqualTo("StoreInUse");
        }
    }

    /// POSIX drops all of a process's locks on a file, SQLite's own too, when the process closes it anywhere.
    @Test void aSecondAttemptInOneProcessKeepsEveryLock() throws Exception {
        assumeTrue(Files.exists(LOCKS));
        try (var store = TestStore.create(folder)) {
            store.write(transaction -> transaction.things().insert(TestStore.thing("press-1"), TestStore.NOW));
            var before = locks();
            assumeFalse(before.isEmpty());
            assertThatThrownBy(() -> Database.open(file())).isInstanceOf(FileFailure.StoreInUse.class);
            assertThat(locks()).isEqualTo(before);
        }
    }

    private static Set<String> locks() throws IOException {
        var holder = " " + ProcessHandle.current().pid() + " ";
        return Files.readAllLines(LOCKS).stream().filter(line -> line.contains("POSIX") && line.contains(holder))
                .map(line -> line.substring(line.indexOf("POSIX"))).collect(Collectors.toSet());
    }

    @Test void theLockEndsWithTheProcessThatHoldsIt() throws Exception {
        TestStore.create(folder).close();
        var opener = Child.start(Child.command(OtherProcess.class, "hold", file().toString()));
        try (var _ = Child.awaiting(opener, "READY")) {
            assertThatThrownBy(() -> Database.open(file())).isInstanceOfSatisfying(FileFailure.StoreInUse.class, inUse ->
                    assertThat(inUse.holder()).hasValueSatisfying(holder -> {
                        assertThat(holder.process()).isEqualTo(opener.pid());
                        assertThat(holder.window()).isFalse();
                        assertThat(holder.since()).isEqualTo(opener.info().startInstant().orElseThrow());
                    }));
        } finally {
            opener.destroyForcibly().waitFor();
        }
        assertThat(file().resolveSibling("lab.chancery.lock")).exists();
        Database.open(file()).close();
        assertThat(Folder.modes(folder)).isEqualTo("lab.chancery=rw-------");
    }

    @Test void ofManyProcessesOnlyOneIsEverInside() throws Exception {
        TestStore.create(folder).close();
        var command = Child.command(OtherProcess.class, "contend", file().toString(), "2000");
        var others = List.of(Child.start(command), Child.start(command), Child.start(command));
        for (var other : others) {
            assertThat(other.inputReader().lines().toList()).containsExactly(OtherProcess.SAID + "done");
            assertThat(other.waitFor()).isZero();
        }
    }

    @Test void whatWasAcknowledgedSurvivesAKill() throws Exception {
        var acknowledged = new HashSet<String>();
        var random = new Random();
        for (int i = 0; i < KILLS; i++) {
            acknowledged.addAll(killed(20 + random.nextInt(300)));
            try (var store = Database.open(file())) {
                store.read(transaction -> {
                    assertThat(transaction.things().existing(acknowledged.stream().map(ThingId::new).toList())).hasSameSizeAs(acknowledged);
                    assertThat(transaction.certificates().count()).isEqualTo(transaction.things().count() + 1);
                    assertThat(transaction.intents().open()).hasSize(0);
                    return assertThat(transaction.session().pragma(Row::text, "PRAGMA integrity_check")).isEqualTo("ok");
                });
            }
        }
        assertThat(acknowledged).hasSizeGreaterThan(KILLS * 20);
    }

    /// What a process had acknowledged when it was killed, somewhere after `least` of them.
    private List<String> killed(int least) throws Exception {
        var said = Files.createTempFile(folder, "said", ".txt");
        var writer = new ProcessBuilder(Child.command(OtherProcess.class, "write", file().toString()))
                .redirectOutput(said.toFile()).redirectErrorStream(true).start();
        while (acknowledged(said).size() < least) {
            assertThat(writer.isAlive()).as("still writing").isTrue();
            Thread.sleep(5);
        }
        writer.destroyForcibly().waitFor();
        return acknowledged(said);
    }

    /// A line that the kill cut off does not count.
    private static List<String> acknowledged(Path said) throws Exception {
        var text = Files.readString(said);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().filter(line -> line.startsWith("ACK ")).map(line -> line.substring(4)).toList();
    }

    @ParameterizedTest
    @ValueSource(strings = {"000", "022", "077"})
    void aStoreIsItsOwnersAloneUnderAnyUmask(String umask) throws Exception {
        Judge.require("sh");
        var command = new ArrayList<>(List.of("sh", "-c", "umask " + umask + "; exec \"$@\"", "sh"));
        command.addAll(Child.command(OtherProcess.class, "create", file().toString()));
        assertThat(Child.run(command)).isEqualTo("lab.chancery=rw------- lab.chancery-shm=rw------- "
                + "lab.chancery-wal=rw------- lab.chancery.lock=rw-------");
    }

    @Test void aReadOnlyFileCannotBeWrittenAndIsLeftAsItIs() throws Exception {
        TestStore.create(folder).close();
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("r--------"));
        var before = Folder.seen(folder);
        assertThat(Child.run(unprivileged("open"))).isEqualTo("CannotWrite");
        assertThat(Folder.seen(folder)).isEqualTo(before);
    }

    @Test void aReadOnlyFolderCannotBeWrittenAndIsLeftAsItIs() throws Exception {
        TestStore.create(folder).close();
        var before = Folder.seen(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
        try {
            assertThat(Child.run(unprivileged("open"))).isEqualTo("CannotWrite");
            Files.move(file(), folder.resolveSibling(folder.getFileName() + ".moved"));
            assertThat(Child.run(unprivileged("create"))).isEqualTo("CannotWrite");
            Files.move(folder.resolveSibling(folder.getFileName() + ".moved"), file());
        } finally {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
        assertThat(Folder.seen(folder)).isEqualTo(before);
    }

    @Test void aFileThatMayNotBeReadIsNamedSo() throws Exception {
        TestStore.create(folder).close();
        Files.setPosixFilePermissions(file(), PosixFilePermissions.fromString("-w-------"));
        assertThat(Child.run(unprivileged("open"))).isEqualTo("CannotRead");
    }

    /// The superuser may write everything, unless that right is taken away.
    private List<String> unprivileged(String act) {
        var command = Child.command(OtherProcess.class, act, file().toString());
        if (System.getProperty("user.name").equals("root")) {
            Judge.require("setpriv");
            command.addAll(0, List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search"));
        }
        return command;
    }

    @Test void aFullDiskLosesNothingThatWasAcknowledgedAndTheStoreGoesOn() throws Exception {
        Judge.require("unshare");
        var script = "mount -t tmpfs -o size=3m,mode=700 tmpfs \"$0\" && exec \"$@\"";
        var command = new ArrayList<>(List.of("unshare", "--map-root-user", "--mount", "sh", "-c", script, folder.toString()));
        command.addAll(Child.command(OtherProcess.class, "fill", file().toString(), folder.resolve("ballast").toString()));
        assertThat(Child.run(command)).isEqualTo("full after true, last true, lost false, after true");
    }
}
