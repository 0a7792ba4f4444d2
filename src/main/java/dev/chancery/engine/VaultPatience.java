package dev.chancery.engine;

import dev.chancery.domain.Progress;
import dev.chancery.domain.VaultFailure;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/// Waits where a Vault was asked too often, longer each time, and asks again.
final class VaultPatience {

    private static final Backoff WAITS = new Backoff(Duration.ofSeconds(1), Duration.ofSeconds(30));
    private static final int MOST_TRIES = 8;
    private static final Duration LOOK = Duration.ofMillis(200);

    private final SecureRandom random;

    VaultPatience(SecureRandom random) {
        this.random = random;
    }

    /// @throws VaultFailure.VaultRefused when it goes on saying so
    /// @throws CancellationException once `progress` has been cancelled
    <T> T ask(Supplier<T> what, Progress progress) {
        for (int tries = 1; ; tries++) {
            try {
                return what.get();
            } catch (VaultFailure.VaultRefused refused) {
                if (refused.why() != VaultFailure.VaultRefused.Why.TOO_FAST || tries == MOST_TRIES) {
                    throw refused;
                }
                pause(WAITS.after(tries, random), progress);
            }
        }
    }

    private static void pause(Duration pause, Progress progress) {
        try {
            for (var left = pause; left.isPositive(); left = left.minus(LOOK)) {
                progress.checkCancelled();
                Thread.sleep(left.compareTo(LOOK) < 0 ? left : LOOK);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }
}
