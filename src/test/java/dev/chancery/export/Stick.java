package dev.chancery.export;

import static org.junit.jupiter.api.Assumptions.abort;

import dev.chancery.Judge;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A real FAT file system that can be pulled out: an image served by `fusefat`. Killing that program is what a stick
/// does that is pulled.
public final class Stick implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Path image;
    private final Path mount;
    private Process server;

    private Stick(Path image, Path mount) {
        this.image = image;
        this.mount = mount;
    }

    /// A new stick of `kibibytes`, mounted below `folder`.
    public static Stick of(Path folder, int kibibytes) throws IOException, InterruptedException {
        return of(folder, kibibytes, 512);
    }

    /// A new stick that takes `entries` in its topmost folder.
    public static Stick of(Path folder, int kibibytes, int entries) throws IOException, InterruptedException {
        List.of("mkfs.vfat", "fusefat", "fusermount").forEach(Judge::require);
        if (!Files.isReadable(Path.of("/dev/fuse"))) {
            missing("/dev/fuse");
        }
        var stick = new Stick(folder.resolve("usb.img"), Files.createDirectories(folder.resolve("usb")));
        run("mkfs.vfat", "-C", "-n", "LAB", "-r", String.valueOf(entries), stick.image.toString(),
                String.valueOf(kibibytes)).accepted();
        stick.plugIn();
        return stick;
    }

    /// As `Judge.require` does for programs.
    static void missing(String what) {
        if (Boolean.parseBoolean(System.getenv("CI"))) {
            throw new AssertionError(what + " cannot be used");
        }
        abort(what + " cannot be used");
    }

    static Judge.Verdict run(String... command) {
        return Judge.runIn(Path.of("/"), command[0].contains("/") ? List.of(command) : withPath(command));
    }

    private static List<String> withPath(String... command) {
        command[0] = List.of("/usr/bin/", "/usr/sbin/", "/bin/", "/sbin/").stream().map(folder -> folder + command[0])
                .filter(program -> Files.isExecutable(Path.of(program))).findFirst().orElse(command[0]);
        return List.of(command);
    }

    public Path mount() {
        return mount;
    }

    void plugIn() throws IOException, InterruptedException {
        var nowhere = ProcessBuilder.Redirect.to(new File("/dev/null"));
        server = new ProcessBuilder("fusefat", "-f", "-o", "rw+", image.toString(), mount.toString())
                .redirectOutput(nowhere).redirectError(nowhere).start();
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.getFileStore(mount).type().startsWith("fuse")) {
            if (System.nanoTime() > end || !server.isAlive()) {
                missing("fusefat on /dev/fuse");
            }
            Thread.sleep(20);
        }
    }

    /// Pulls it out, whatever is being written.
    public void pull() {
        server.destroyForcibly();
        try {
            server.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /// Takes the mount away that is left when it was pulled out, and plugs it in again.
    public void plugInAgain() throws IOException, InterruptedException {
        run("fusermount", "-u", "-z", mount.toString());
        plugIn();
    }

    @Override public void close() {
        run("fusermount", "-u", "-z", mount.toString());
        pull();
    }
}
