package dev.chancery.cli;

import dev.chancery.domain.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// Tells on the standard error how far long work is, when a person watches, and stops it when the process is asked to end
/// (Ctrl+C): what was done stays, and the store is closed before the process ends.
final class Reporting implements Progress, AutoCloseable {

    private static final Duration BETWEEN = Duration.ofMillis(500);
    private static final long LONGEST_WAIT_MILLIS = 15_000;

    private final Console console;
    private final boolean watched;
    private final Thread hook = new Thread(this::stop, "stop");
    private final Thread worker = Thread.currentThread();
    private volatile boolean cancelled;
    private Instant last = Instant.MIN;
    private long total;
    private long done;

    Reporting(Console console) {
        this(console, Runtime.getRuntime()::addShutdownHook);
    }

    /// @param ending takes what is to run when the process ends, and throws when it ends already
    Reporting(Console console, Consumer<Thread> ending) {
        this.console = console;
        this.watched = System.console() != null && System.console().isTerminal();
        try {
            ending.accept(hook);
        } catch (IllegalStateException _) {
            cancelled = true;
        }
    }

    private void stop() {
        cancelled = true;
        try {
            worker.join(LONGEST_WAIT_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override public void expect(long count) {
        total = count;
    }

    @Override public void advance(long more) {
        done += more;
        var now = console.surroundings().clock().instant();
        if (watched && now.isAfter(last.equals(Instant.MIN) ? last : last.plus(BETWEEN))) {
            last = now;
            console.err().print("\r" + done + " of " + total + " ");
            console.err().flush();
        }
    }

    @Override public void checkCancelled() {
        if (cancelled) {
            throw new CancellationException("the process is asked to end");
        }
    }

    @Override public void close() {
        if (watched && total > 0) {
            console.err().print("\r" + " ".repeat(40) + "\r");
            console.err().flush();
        }
        if (!cancelled) {
            forget();
        }
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException _) {
            cancelled = true;
        }
    }
}
