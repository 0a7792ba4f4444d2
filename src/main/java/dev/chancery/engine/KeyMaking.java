package dev.chancery.engine;

import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Progress;
import dev.chancery.pki.Keys;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Makes a key pair that one can stop waiting for. Nothing interrupts the search for large primes, so it ends by itself
/// and what it found is dropped.
final class KeyMaking {

    private static final long PAUSE_MILLIS = 50;

    private KeyMaking() {}

    /// @throws CancellationException soon after `progress` has been cancelled
    static KeyPair generate(KeySpec spec, SecureRandom random, Progress progress) {
        var making = new FutureTask<>(() -> Keys.generate(spec, random));
        Thread.ofPlatform().daemon().name("key").start(making);
        while (true) {
            progress.checkCancelled();
            try {
                return making.get(PAUSE_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillSearching) {
                continue;
            } catch (ExecutionException failed) {
                throw failed.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(failed.getCause());
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted");
            }
        }
    }
}
