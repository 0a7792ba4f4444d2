package dev.chancery.store;

import dev.chancery.domain.StoreHolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// What a second process is told of this one when it finds a store in use.
final class ThisProcess {

    private static final Path HOST = Path.of("/etc/hostname");

    private ThisProcess() {}

    /// Empty where the system does not say since when the process runs.
    static Optional<StoreHolder> holder() {
        var process = ProcessHandle.current();
        return process.info().startInstant().map(since -> new StoreHolder(process.pid(), isWindow(), since, host()));
    }

    // Asking the network for the name of this machine can take seconds.
    private static String host() {
        var windows = System.getenv("COMPUTERNAME");
        if (windows != null) {
            return StoreHolder.host(windows);
        }
        try {
            return Files.isReadable(HOST) ? StoreHolder.host(Files.readString(HOST)) : "";
        } catch (IOException none) {
            return "";
        }
    }

    // A window is what has the thread of its toolkit, whichever way the program was started.
    private static boolean isWindow() {
        var group = Thread.currentThread().getThreadGroup();
        while (group.getParent() != null) {
            group = group.getParent();
        }
        var threads = new Thread[group.activeCount() * 2 + 1];
        int count = group.enumerate(threads);
        return Arrays.stream(threads, 0, count).anyMatch(thread -> thread.getName().equals("JavaFX Application Thread"));
    }
}
