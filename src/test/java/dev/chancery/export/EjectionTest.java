package dev.chancery.export;

import static org.assertj.core.api.Assertions.assertThat;

import dev.chancery.domain.Drive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A drive counts as safe to remove once it is gone from the system, whatever the programs say that were asked.
class EjectionTest {

    @TempDir private Path folder;
    private final List<List<String>> asked = new ArrayList<>();

    private static Drive drive(Path mount) {
        return new Drive("LAB", mount, 1, 2, "vfat", false);
    }

    @Test void aRealDriveIsUnmounted() throws Exception {
        try (var disk = Disk.of(folder, "1m")) {
            Files.writeString(disk.mount().resolve("a"), "a");
            assertThat(Ejection.here().eject(drive(disk.mount()))).isTrue();
            assertThat(disk.mount()).isEmptyDirectory();
        }
    }

    @Test void aRealStickIsUnmountedAndHoldsEverythingAfterwards() throws Exception {
        try (var stick = Stick.of(folder, 4 << 10)) {
            Files.writeString(stick.mount().resolve("a.pem"), "whole");
            assertThat(Ejection.here().eject(drive(stick.mount()))).isTrue();
            assertThat(stick.mount()).isEmptyDirectory();
            stick.plugIn();
            assertThat(stick.mount().resolve("a.pem")).hasContent("whole");
        }
    }

    @Test void aDriveInUseIsNotSafeToRemove() throws Exception {
        try (var disk = Disk.of(folder, "1m")) {
            try (var open = Files.newOutputStream(disk.mount().resolve("a"))) {
                open.write(1);
                assertThat(Ejection.here().eject(drive(disk.mount()))).isFalse();
            }
            assertThat(disk.mount().resolve("a")).exists();
        }
    }

    @Test void theDesktopIsAskedFirstAndThenTheSystem() throws IOException {
        var mounts = Files.createDirectories(folder.resolve("proc/self")).resolve("mounts");
        Files.writeString(mounts, "/dev/sdb1 /media/LAB\\040STICK vfat rw 0 0\n");
        var stick = drive(Files.createDirectories(folder.resolve("media/LAB STICK")));
        assertThat(Ejection.onLinux(folder, asked::add).eject(stick)).isFalse();
        assertThat(asked).containsExactly(List.of("udisksctl", "unmount", "--no-user-interaction", "-b", "/dev/sdb1"),
                List.of("umount", stick.mount().toString()));
    }

    @Test void whatIsGoneAfterTheFirstWayIsNotAskedAgain() throws IOException {
        var mounts = Files.createDirectories(folder.resolve("proc/self")).resolve("mounts");
        Files.writeString(mounts, "/dev/sdb1 /media/LAB vfat rw 0 0\n");
        var stick = drive(Files.createDirectories(folder.resolve("media/LAB")));
        var ejection = Ejection.onLinux(folder, command -> {
            asked.add(command);
            Files.writeString(mounts, "");
        });
        assertThat(ejection.eject(stick)).isTrue();
        assertThat(asked).hasSize(1);
    }

    @Test void aSystemWithoutTheProgramsSaysNo() throws IOException {
        var there = Files.createDirectory(folder.resolve("LAB"));
        assertThat(Ejection.onMac(_ -> {
            throw new IOException("no such program");
        }).eject(drive(there))).isFalse();
    }

    @Test void theMacEjectsByItsVolume() throws IOException {
        var there = Files.createDirectory(folder.resolve("LAB"));
        var ejection = Ejection.onMac(command -> {
            asked.add(command);
            Files.delete(there);
        });
        assertThat(ejection.eject(drive(there))).isTrue();
        assertThat(asked).containsExactly(List.of("diskutil", "eject", there.toString()));
    }

    @Test void whatSomebodyElseHasLetGoIsSafe() {
        assertThat(Ejection.onMac(asked::add).eject(drive(folder.resolve("gone")))).isTrue();
        assertThat(asked).isEmpty();
    }

    @Test void aFolderThatIsNoDriveIsNotSafe() {
        assertThat(Ejection.onLinux(folder, asked::add).eject(drive(folder))).isFalse();
        assertThat(asked).isEmpty();
    }

    @Test void onlyADriveLetterReachesTheShellOfWindows() {
        assertThat(Ejection.shell(drive(Path.of("E:\\'); Remove-Item C:\\; ('")))).isEmpty();
        assertThat(Ejection.shell(drive(Path.of("E:")))).hasSize(1).first().satisfies(command -> assertThat(command.getLast()).contains("ParseName('E:').InvokeVerb('Eject')"));
    }
}
