package dev.chancery.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A small file system of its own in memory.
public final class Disk implements AutoCloseable {

    private final Path mount;

    private Disk(Path mount) {
        this.mount = mount;
    }

    /// Only root may mount; elsewhere the test is skipped, and in CI fails.
    public static Disk of(Path folder, String size) throws IOException {
        var disk = new Disk(Files.createDirectory(folder.resolve("disk")));
        if (Stick.run("mount", "-t", "tmpfs", "-o", "size=" + size, "tmpfs", disk.mount.toString()).exit() != 0) {
            Stick.missing("mount");
        }
        return disk;
    }

    public Path mount() {
        return mount;
    }

    void makeReadOnly() {
        Stick.run("mount", "-o", "remount,ro", mount.toString()).accepted();
    }

    /// As a desktop does after a drive was pulled out: the folder under it shows again.
    void unmount() {
        Stick.run("umount", "-l", mount.toString());
    }

    @Override public void close() {
        unmount();
    }
}
