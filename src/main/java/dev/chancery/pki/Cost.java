package dev.chancery.pki;

import java.time.Duration;
import java.util.Optional;
import java.util.function.ToLongFunction;

/// What one guess at a store's passphrase costs: the parameters of Argon2id (RFC 9106, 3.1). Memory in KiB.
public record Cost(int memoryKiB, int passes, int lanes) {

    /// The least that stores are made with: 64 MiB and 3 passes (RFC 9106, 4, second choice), on one lane.
    public static final Cost STANDARD = new Cost(64 * 1024, 3, 1);

    /// The least that one guess lasts on the machine that wraps the store key.
    public static final Duration LEAST_GUESS = Duration.ofMillis(250);

    private static final int LEAST_MEMORY_KIB_PER_LANE = 8;

    /// @throws IllegalArgumentException below what Argon2 can do or above what a header may ask of us
    public Cost {
        if (lanes < 1 || lanes > Limits.MOST_LANES || passes < 1 || passes > Limits.MOST_PASSES
                || memoryKiB < LEAST_MEMORY_KIB_PER_LANE * lanes || memoryKiB > Limits.MOST_MEMORY_KIB) {
            throw new IllegalArgumentException("Argon2id out of range: %d KiB, %d passes, %d lanes"
                    .formatted(memoryKiB, passes, lanes));
        }
    }

    /// [#STANDARD], with as many more passes as it takes for one guess to last this long on this machine. Takes a few
    /// times that long itself.
    public static Cost measured(Duration atLeast) {
        return measured(atLeast, Cost::nanosecondsOfOneGuess);
    }

    static Cost measured(Duration atLeast, ToLongFunction<Cost> nanoseconds) {
        var cost = STANDARD;
        var took = nanoseconds.applyAsLong(cost);
        while (took < atLeast.toNanos() && cost.passes < Limits.MOST_PASSES) {
            cost = cost.withPasses(Math.ceilDiv(cost.passes * atLeast.toNanos(), Math.max(1, took)));
            took = nanoseconds.applyAsLong(cost);
        }
        return cost;
    }

    /// What the store's next wrapping costs, where that is more than now: at least `wanted` in memory and passes, and as
    /// many passes as make a guess last [#LEAST_GUESS] here, unless `wanted` is below [#STANDARD], as in tests.
    ///
    /// @param took how long one guess at this cost lasted on this machine
    Optional<Cost> raised(Cost wanted, Duration took) {
        var floor = new Cost(Math.max(memoryKiB, wanted.memoryKiB), Math.max(passes, wanted.passes), lanes);
        if (!floor.equals(this) || !wanted.isAtLeast(STANDARD) || took.compareTo(LEAST_GUESS) >= 0) {
            return floor.equals(this) ? Optional.empty() : Optional.of(floor);
        }
        return Optional.of(withPasses(Math.ceilDiv(passes * LEAST_GUESS.toNanos(), Math.max(1, took.toNanos())))).filter(dearer -> !dearer.equals(this));
    }

    private boolean isAtLeast(Cost other) {
        return memoryKiB >= other.memoryKiB && passes >= other.passes;
    }

    /// As it stands in the audit log.
    @Override public String toString() {
        return "Argon2id, %d KiB, %d passes, %d lanes".formatted(memoryKiB, passes, lanes);
    }

    private Cost withPasses(long wanted) {
        return new Cost(memoryKiB, (int) Math.min(Limits.MOST_PASSES, Math.max(passes + 1L, wanted)), lanes);
    }

    /// Since some moment, to tell how long a derivation took.
    static long nanoseconds() {
        return System.nanoTime();
    }

    private static long nanosecondsOfOneGuess(Cost cost) {
        var start = System.nanoTime();
        SealHeader.keyFrom("guess".toCharArray(), cost, new byte[SealHeader.SALT_OCTETS]).destroy();
        return System.nanoTime() - start;
    }
}
