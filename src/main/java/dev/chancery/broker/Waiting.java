package dev.chancery.broker;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Waits for an answer no longer than somebody wants it.
public final class Waiting {

    private static final long LOOK_MILLIS = 50;

    private Waiting() {}

    /// Returns once `future` has completed, in whatever way. `go` is asked from time to time and throws to give up.
    ///
    /// @throws TimeoutException when `patience` is over
    public static void on(CompletableFuture<?> future, Duration patience, Runnable go) throws TimeoutException {
        for (long left = patience.toMillis(); left > 0; left -= LOOK_MILLIS) {
            go.run();
            try {
                future.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                return;
            } catch (ExecutionException failed) {
                return;
            } catch (TimeoutException notYet) {
                continue;
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            }
        }
        throw new TimeoutException("no answer within " + patience);
    }
}
