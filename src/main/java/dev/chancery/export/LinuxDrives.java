package dev.chancery.export;

import dev.chancery.domain.Drive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Removable drives as Linux shows them: mounted block devices that can be taken away, and whatever is mounted where
/// desktops mount sticks. The disk that the system itself runs from is none of them.
///
/// `root` is `/`, and another folder in tests.
record LinuxDrives(Path root) implements Drives {

    private static final List<String> PLACES_OF_STICKS = List.of("/media/", "/run/media/");
    private static final Set<String> PLACES_OF_THE_SYSTEM = Set.of("/", "/boot", "/boot/efi", "/boot/firmware", "/usr");
    private static final Set<String> NO_DRIVES = Set.of("tmpfs", "autofs", "nfs", "nfs4", "cifs", "smb3", "fuse.sshfs",
            "fuse.gvfsd-fuse", "fuse.portal", "iso9660", "udf", "squashfs", "overlay");

    @Override public List<Drive> removable() {
        var mounts = mounts();
        var system = mounts.stream().filter(mount -> PLACES_OF_THE_SYSTEM.contains(mount.folder()))
                .flatMap(mount -> BlockDevice.of(root, mount.device()).stream()).flatMap(BlockDevice::disks)
                .collect(Collectors.toSet());
        var seen = new HashSet<String>();
        return mounts.stream().filter(mount -> isRemovable(mount, system)).filter(mount -> seen.add(mount.identity()))
                .flatMap(mount -> drive(mount).stream()).sorted(Comparator.comparing(Drive::label)).toList();
    }

    /// The device that is mounted at this folder now, by the system's name for it.
    Optional<String> device(Path folder) {
        return mounts().stream().filter(mount -> folder(mount).filter(folder::equals).isPresent()).map(Mount::device)
                .reduce((_, last) -> last);
    }

    private List<Mount> mounts() {
        try {
            var text = new String(Files.readAllBytes(root.resolve("proc/self/mounts")), StandardCharsets.UTF_8);
            return text.lines().flatMap(line -> Mount.parse(line).stream()).toList();
        } catch (IOException hidden) {
            return List.of();
        }
    }

    private boolean isRemovable(Mount mount, Set<Path> system) {
        if (NO_DRIVES.contains(mount.type()) || folder(mount).isEmpty()) {
            return false;
        }
        var device = BlockDevice.of(root, mount.device());
        if (device.stream().flatMap(BlockDevice::disks).anyMatch(system::contains)) {
            return false;
        }
        return PLACES_OF_STICKS.stream().anyMatch(mount.folder()::startsWith)
                || device.map(BlockDevice::isRemovable).orElse(false);
    }

    private Optional<Path> folder(Mount mount) {
        try {
            return Optional.of(root.resolve(mount.folder().substring(1))).filter(Files::isDirectory);
        } catch (InvalidPathException notInThisLocale) {
            return Optional.empty();
        }
    }

    private Optional<Drive> drive(Mount mount) {
        return folder(mount).flatMap(folder -> {
            var device = BlockDevice.of(root, mount.device());
            var name = device.flatMap(BlockDevice::label).or(() -> device.flatMap(BlockDevice::make))
                    .orElse(folder.getFileName().toString());
            Volumes volumes = Files::getFileStore;
            return volumes.drive(name, folder).map(drive -> new Drive(drive.label(), folder, drive.free(), drive.total(),
                    mount.type(), mount.readOnly()));
        });
    }
}
