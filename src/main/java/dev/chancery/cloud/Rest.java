package dev.chancery.cloud;

import dev.chancery.domain.Progress;
import java.time.Duration;
import java.util.concurrent.CancellationException;

/// How to let time pass between two questions.
@FunctionalInterface
public interface Rest {

    /// @throws CancellationException once the user has cancelled
    void take(Duration length, Progress progress);

    /// Sleeps, and looks up now and then whether the user still wants it.
    Rest REAL = (length, progress) -> {
        try {
            for (long left = length.toMillis(); left > 0; left -= 100) {
                progress.checkCancelled();
                Thread.sleep(Math.min(left, 100));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException();
        }
    };
}
