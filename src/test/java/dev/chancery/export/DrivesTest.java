package dev.chancery.export;

import dev.chancery.domain.Drive;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.attribute.FileStoreAttributeView;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The systems as they describe their drives, rebuilt in a folder.
class DrivesTest {

    @TempDir private Path root;

    @BeforeEach void makeRoot() throws IOException {
        root = root.toRealPath();
        write("proc/self/mounts", "");
        disk("pci0000:00/nvme/nvme0/nvme0n1", "nvme0n1", "nvme0n1p2", 0);
        mount("/dev/nvme0n1p2 / ext4 rw,relatime 0 0");
        mount("tmpfs /run tmpfs rw 0 0");
        mount("proc /proc proc rw 0 0");
    }

    private void write(String path, String text) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void mount(String line) throws IOException {
        var mounts = root.resolve("proc/self/mounts");
        Files.writeString(mounts, Files.readString(mounts) + line + "\n");
    }

    private void folder(String path) throws IOException {
        Files.createDirectories(root.resolve(path));
    }

    /// A disk at `path` below `/sys/devices`, with one partition.
    private void disk(String path, String disk, String partition, int removable) throws IOException {
        var folder = "sys/devices/" + path + "/";
        write(folder + "removable", removable + "\n");
        write(folder + partition + "/partition", "1\n");
        link("sys/class/block/" + disk, folder);
        link("sys/class/block/" + partition, folder + partition);
        write("dev/" + disk, "");
        write("dev/" + partition, "");
    }

    private void link(String link, String to) throws IOException {
        var place = root.resolve(link);
        Files.createDirectories(place.getParent());
        Files.createSymbolicLink(place, place.getParent().relativize(root.resolve(to)));
    }

    private List<Drive> linux() {
        return new LinuxDrives(root).removable();
    }

    @Test void aStickIsFoundByItsLabel() throws IOException {
        disk("pci0000:00/usb1/1-2/host6/block/sdb", "sdb", "sdb1", 1);
        link("dev/disk/by-label/LAB\\x20STICK", "dev/sdb1");
        folder("media/eva/LAB STICK");
        mount("/dev/sdb1 /media/eva/LAB\\040STICK vfat rw,nosuid,nodev,relatime,uid=1000 0 0");
        assertThat(linux()).singleElement().satisfies(drive -> {
            assertThat(drive.label()).isEqualTo("LAB STICK");
            assertThat(drive.mount()).isEqualTo(root.resolve("media/eva/LAB STICK"));
            assertThat(drive.fileSystem()).isEqualTo("vfat");
            assertThat(drive.readOnly()).isFalse();
            assertThat(drive.free()).isPositive().isLessThanOrEqualTo(drive.total());
        });
    }

    @Test void aDriveOnUsbIsRemovableThoughItDoesNotSaySo() throws IOException {
        disk("pci0000:00/usb2/2-1/host7/block/sdc", "sdc", "sdc1", 0);
        write("sys/devices/pci0000:00/usb2/2-1/host7/block/sdc/device/vendor", "SanDisk \n");
        write("sys/devices/pci0000:00/usb2/2-1/host7/block/sdc/device/model", "Extreme SSD     \n");
        folder("mnt/backup");
        mount("/dev/sdc1 /mnt/backup ext4 ro,relatime 0 0");
        assertThat(linux()).singleElement().satisfies(drive -> {
            assertThat(drive.label()).isEqualTo("SanDisk Extreme SSD");
            assertThat(drive.readOnly()).isTrue();
        });
    }

    @Test void aMemoryCardIsRemovable() throws IOException {
        disk("platform/mmc/mmc_host/mmc0/block/mmcblk0", "mmcblk0", "mmcblk0p1", 0);
        write("sys/devices/platform/mmc/mmc_host/mmc0/block/mmcblk0/device/type", "SD\n");
        folder("mnt/card");
        mount("/dev/mmcblk0p1 /mnt/card exfat rw 0 0");
        assertThat(linux()).extracting(Drive::label).containsExactly("card");
    }

    @Test void anEncryptedStickIsFoundThroughItsVolume() throws IOException {
        disk("pci0000:00/usb1/1-2/host6/block/sdb", "sdb", "sdb1", 1);
        write("sys/devices/virtual/block/dm-0/removable", "0\n");
        folder("sys/devices/virtual/block/dm-0/slaves/sdb1");
        link("sys/class/block/dm-0", "sys/devices/virtual/block/dm-0");
        write("dev/dm-0", "");
        link("dev/mapper/luks-7", "dev/dm-0");
        folder("mnt/safe");
        mount("/dev/mapper/luks-7 /mnt/safe ext4 rw 0 0");
        assertThat(linux()).extracting(Drive::label).containsExactly("safe");
    }

    @Test void anImageWhereSticksAreMountedCountsAsOne() throws IOException {
        folder("run/media/eva/IMAGE");
        mount("/dev/loop7 /run/media/eva/IMAGE vfat rw 0 0");
        folder("media/eva/SERVED");
        mount("fusefat /media/eva/SERVED fuse.fusefat rw 0 0");
        assertThat(linux()).extracting(Drive::label).containsExactly("IMAGE", "SERVED");
    }

    @Test void aFixedDiskANetworkFolderAndADiscAreNoDrives() throws IOException {
        disk("pci0000:00/ata1/block/sda", "sda", "sda1", 0);
        folder("data");
        mount("/dev/sda1 /data ext4 rw 0 0");
        folder("media/share");
        mount("//server/share /media/share cifs rw 0 0");
        folder("media/eva/DVD");
        mount("/dev/sr0 /media/eva/DVD iso9660 ro 0 0");
        assertThat(linux()).isEmpty();
    }

    @Test void theDiskThatTheSystemRunsFromIsNone() throws IOException {
        write("proc/self/mounts", "");
        disk("platform/mmc/mmc_host/mmc0/block/mmcblk0", "mmcblk0", "mmcblk0p2", 1);
        link("sys/class/block/mmcblk0p1", "sys/devices/platform/mmc/mmc_host/mmc0/block/mmcblk0/mmcblk0p2");
        write("dev/mmcblk0p1", "");
        mount("/dev/mmcblk0p2 / ext4 rw 0 0");
        folder("srv/firmware");
        mount("/dev/mmcblk0p1 /srv/firmware vfat rw 0 0");
        assertThat(linux()).isEmpty();
    }

    @Test void aStickThatComesAndGoesIsFoundAndMissed() throws IOException {
        assertThat(linux()).isEmpty();
        disk("pci0000:00/usb1/1-2/host6/block/sdb", "sdb", "sdb1", 1);
        folder("media/LAB");
        mount("/dev/sdb1 /media/LAB vfat rw 0 0");
        assertThat(linux()).hasSize(1);
        assertThat(new LinuxDrives(root).device(root.resolve("media/LAB"))).contains("/dev/sdb1");
        Files.writeString(root.resolve("proc/self/mounts"), "");
        assertThat(linux()).isEmpty();
        assertThat(new LinuxDrives(root).device(root.resolve("media/LAB"))).isEmpty();
    }

    @Test void aDriveThatIsMountedTwiceIsListedOnce() throws IOException {
        disk("pci0000:00/usb1/1-2/host6/block/sdb", "sdb", "sdb1", 1);
        folder("media/eva/STICK");
        folder("mnt/again");
        mount("/dev/sdb1 /media/eva/STICK vfat rw 0 0");
        mount("/dev/sdb1 /mnt/again vfat rw 0 0");
        assertThat(linux()).hasSize(1);
    }

    @Test void aDriveThatJustWentIsNotListed() throws IOException {
        disk("pci0000:00/usb1/1-2/host6/block/sdb", "sdb", "sdb1", 1);
        mount("/dev/sdb1 /media/eva/STICK vfat rw 0 0");
        assertThat(linux()).isEmpty();
    }

    @Test void aLabelThatRunsBackwardsIsSpelledOut() throws IOException {
        disk("pci0000:00/usb1/1-2/host6/block/sdb", "sdb", "sdb1", 1);
        link("dev/disk/by-label/\\xe2\\x80\\xaeKCITS", "dev/sdb1");
        folder("media/eva/x");
        mount("/dev/sdb1 /media/eva/x vfat rw 0 0");
        assertThat(linux()).extracting(Drive::label).containsExactly("\\u202EKCITS");
    }

    @Test void brokenLinesAndAMissingListAreNoDrives() throws IOException {
        mount("nonsense");
        mount("/dev/sdz  vfat rw");
        mount("/dev/sdz9 relative vfat rw 0 0");
        assertThat(linux()).isEmpty();
        Files.delete(root.resolve("proc/self/mounts"));
        assertThat(linux()).isEmpty();
    }

    @Test void theMacShowsItsVolumesButNotTheStartVolume() throws IOException {
        folder("Volumes/STICK");
        folder("Volumes/left over");
        folder("Volumes/share");
        link("Volumes/Macintosh HD", "");
        var drives = new MacDrives(root, folder -> switch (folder.getFileName().toString()) {
            case "STICK" -> new Store("/dev/disk4s1", "msdos", Map.of());
            case "share" -> new Store("//server/share", "smbfs", Map.of());
            default -> new Store("/dev/disk1s1", "apfs", Map.of());
        });
        assertThat(drives.removable()).singleElement().satisfies(drive -> {
            assertThat(drive.label()).isEqualTo("STICK");
            assertThat(drive.mount()).isEqualTo(root.resolve("Volumes/STICK"));
            assertThat(drive.fileSystem()).isEqualTo("msdos");
        });
    }

    @Test void windowsSaysWhichLettersAreRemovable() throws IOException {
        for (var letter : List.of("C", "D", "E", "F")) {
            folder(letter);
        }
        var letters = List.of(root.resolve("C"), root.resolve("D"), root.resolve("E"), root.resolve("F"));
        var drives = new WindowsDrives(letters, folder -> switch (folder.getFileName().toString()) {
            case "C" -> new Store("System", "NTFS", Map.of("volume:isRemovable", false));
            case "D" -> throw new IOException("The device is not ready");
            case "E" -> new Store("", "FAT32", Map.of("volume:isRemovable", true));
            default -> new Store("LAB", "exFAT", Map.of("volume:isRemovable", true));
        });
        assertThat(drives.removable()).extracting(Drive::label)
                .containsExactlyInAnyOrder("LAB", root.resolve("E").toString());
    }

    @Test void theDrivesOfThisMachineCanBeAskedFor() {
        assertThat(Drives.here().removable()).allSatisfy(drive -> assertThat(drive.mount()).isAbsolute());
    }

    private static final class Store extends FileStore {

        private final String name;
        private final String type;
        private final Map<String, Object> attributes;

        Store(String name, String type, Map<String, Object> attributes) {
            this.name = name;
            this.type = type;
            this.attributes = attributes;
        }

        @Override public String name() {
            return name;
        }

        @Override public String type() {
            return type;
        }

        @Override public boolean isReadOnly() {
            return false;
        }

        @Override public long getTotalSpace() {
            return 8L << 30;
        }

        @Override public long getUsableSpace() {
            return 4L << 30;
        }

        @Override public long getUnallocatedSpace() {
            return 4L << 30;
        }

        @Override public boolean supportsFileAttributeView(Class<? extends FileAttributeView> view) {
            return false;
        }

        @Override public boolean supportsFileAttributeView(String view) {
            return false;
        }

        @Override public <V extends FileStoreAttributeView> V getFileStoreAttributeView(Class<V> view) {
            return null;
        }

        @Override public Object getAttribute(String attribute) {
            return attributes.get(attribute);
        }

        @Override public boolean equals(Object other) {
            return other instanceof Store store && store.name.equals(name);
        }

        @Override public int hashCode() {
            return name.hashCode();
        }
    }
}
