package dev.chancery.engine;

import dev.chancery.pki.Cost;
import java.security.SecureRandom;
import java.time.Clock;

/// What the engine takes from the machine it runs on: the time, randomness, the price of guessing a passphrase, and how
/// many threads may make keys at once.
public record Surroundings(Clock clock, SecureRandom random, Cost cost, int workers) {

    public static Surroundings ofThisMachine() {
        return new Surroundings(Clock.systemUTC(), new SecureRandom(), Cost.STANDARD,
                Runtime.getRuntime().availableProcessors());
    }
}
