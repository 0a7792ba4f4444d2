package dev.chancery.export;

import dev.chancery.domain.Drive;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Lets a removable drive go, so that it can be pulled out. What the system says does not count, only whether the drive is
/// gone from it afterwards.
public final class Ejection {

    private static final Logger LOG = LoggerFactory.getLogger(Ejection.class);
    private static final long PATIENCE_SECONDS = 60;
    private static final int LOOKS = 20;
    private static final long BETWEEN_LOOKS = TimeUnit.MILLISECONDS.toNanos(100);

    /// Runs a program and waits for its end.
    interface Runner {
        void run(List<String> command) throws IOException, InterruptedException;
    }

    private final Function<Drive, List<List<String>>> ways;
    private final Predicate<Drive> isThere;
    private final Runner runner;

    /// @param ways the commands to try, one after the other
    Ejection(Function<Drive, List<List<String>>> ways, Predicate<Drive> isThere, Runner runner) {
        this.ways = ways;
        this.isThere = isThere;
        this.runner = runner;
    }

    /// The way of this system.
    public static Ejection here() {
        var system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (system.startsWith("linux")) {
            return onLinux(Path.of("/"), Ejection::run);
        }
        return system.startsWith("mac") ? onMac(Ejection::run) : onWindows(Ejection::run);
    }

    /// The desktop's own way first: it needs no rights. `root` is `/`, and another folder in tests.
    static Ejection onLinux(Path root, Runner runner) {
        var mounts = new LinuxDrives(root);
        return new Ejection(drive -> mounts.device(drive.mount()).map(device -> List.of(
                        List.of("udisksctl", "unmount", "--no-user-interaction", "-b", device),
                        List.of("umount", drive.mount().toString()))).orElse(List.of()),
                drive -> mounts.device(drive.mount()).isPresent(), runner);
    }

    static Ejection onMac(Runner runner) {
        return new Ejection(drive -> List.of(List.of("diskutil", "eject", drive.mount().toString())),
                drive -> Files.exists(drive.mount()), runner);
    }

    static Ejection onWindows(Runner runner) {
        return new Ejection(Ejection::shell, drive -> Files.exists(drive.mount()), runner);
    }

    /// The verb `Eject` is the same in every language. Anything but a drive letter never reaches the shell.
    static List<List<String>> shell(Drive drive) {
        var letter = drive.mount().toString();
        return letter.matches("[A-Za-z]:\\\\?") ? List.of(List.of("powershell", "-NoProfile", "-NonInteractive", "-Command",
                "(New-Object -ComObject Shell.Application).Namespace(17).ParseName('%s').InvokeVerb('Eject'); Start-Sleep 3"
                        .formatted(letter.substring(0, 2)))) : List.of();
    }

    /// Unmounts the drive, which takes as long as the system still writes to it.
    ///
    /// @return whether it is gone from the system, and so safe to remove; also when somebody else has let it go meanwhile
    public boolean eject(Drive drive) {
        if (Files.notExists(drive.mount())) {
            return true;
        }
        for (var command : ways.apply(drive)) {
            if (ran(command) && isGone(drive)) {
                return true;
            }
        }
        return false;
    }

    private boolean ran(List<String> command) {
        try {
            runner.run(command);
            return true;
        } catch (IOException notHere) {
            LOG.debug("no {} on this system", command.getFirst());
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private boolean isGone(Drive drive) {
        for (int look = 0; look < LOOKS; look++) {
            if (!isThere.test(drive)) {
                return true;
            }
            LockSupport.parkNanos(BETWEEN_LOOKS);
        }
        return false;
    }

    private static void run(List<String> command) throws IOException, InterruptedException {
        var nowhere = ProcessBuilder.Redirect.DISCARD;
        var process = new ProcessBuilder(command).directory(new File(System.getProperty("user.home")))
                .redirectOutput(nowhere).redirectError(nowhere).start();
        process.getOutputStream().close();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroy();
        }
    }
}
