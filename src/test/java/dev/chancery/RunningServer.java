package dev.chancery;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A program of somebody else's that listens at a port of this machine, as long as a test needs it.
public final class RunningServer implements AutoCloseable {

    private final Process process;

    private RunningServer(Process process) {
        this.process = process;
    }

    public static int freePort() throws IOException {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }

    /// Starts it and waits until it listens.
    public static RunningServer start(int port, Path log, List<String> command) throws Exception {
        Judge.require(command.getFirst());
        var process = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
        for (int i = 0; i < 300 && process.isAlive(); i++) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 200);
                return new RunningServer(process);
            } catch (IOException notYet) {
                TimeUnit.MILLISECONDS.sleep(100);
            }
        }
        process.destroy();
        throw new AssertionError("the server does not listen: " + Files.readString(log));
    }

    /// Asks it to read its files again.
    public void reload() {
        Judge.run("kill", "-HUP", String.valueOf(process.pid())).accepted();
    }

    @Override public void close() {
        process.destroy();
        process.onExit().orTimeout(10, TimeUnit.SECONDS).join();
    }
}
