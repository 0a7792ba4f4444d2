package dev.chancery.pki;

import dev.chancery.domain.Progress;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Work that waits for somebody outside, who may never answer: it ends when the time is over or the user has enough.
public final class Errand {

    private static final int SLICE_MILLIS = 50;

    private Errand() {}

    /// @param stop ends `work` from outside, so that its thread does not stay
    /// @throws SocketTimeoutException when `limit` has passed
    /// @throws CancellationException once the user has cancelled
    public static <T> T run(Callable<T> work, Closeable stop, Duration limit, Progress progress) throws IOException {
        var task = new FutureTask<>(work);
        Thread.ofVirtual().name("errand").start(task);
        try (stop) {
            for (long left = limit.toMillis(); left > 0; left -= SLICE_MILLIS) {
                progress.checkCancelled();
                try {
                    return task.get(SLICE_MILLIS, TimeUnit.MILLISECONDS);
                } catch (TimeoutException notYet) {
                    continue;
                }
            }
            throw new SocketTimeoutException("no answer within " + limit);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException told ? told : new IOException(failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    }
}
