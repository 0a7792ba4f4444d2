package dev.chancery.export;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Does the same to many files at a time, because a medium and its journal take many in one go and each wait is long.
record AtOnce(int workers) {

    interface Step<T> {
        void take(T file) throws IOException;
    }

    /// Returns when `step` was taken for all of `files`.
    ///
    /// @throws IOException the first, in the order of `files`, that a step throws; so with any unchecked exception
    <T> void each(Collection<T> files, Step<T> step) throws IOException {
        if (workers == 1) {
            for (var file : files) {
                step.take(file);
            }
            return;
        }
        try (var pool = Executors.newFixedThreadPool(Math.clamp(files.size(), 1, workers))) {
            List<Future<?>> taken = files.stream().<Future<?>>map(file -> pool.submit(() -> {
                step.take(file);
                return null;
            })).toList();
            for (var one : taken) {
                await(one);
            }
        }
    }

    private static void await(Future<?> step) throws IOException {
        try {
            step.get();
        } catch (ExecutionException failed) {
            switch (requireNonNull(failed.getCause())) {
                case IOException cause -> throw cause;
                case RuntimeException cause -> throw cause;
                case Throwable cause -> throw new IllegalStateException(cause);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new ClosedByInterruptException();
        }
    }
}
