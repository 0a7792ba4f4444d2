package dev.chancery.pki;

import java.time.Duration;
import java.util.function.ToLongFunction;

/// What one guess at a store's passphrase costs: the parameters of Argon2id (RFC 9106, 3.1). Memory in KiB.
public record Cost(int memoryKiB, int passes, int lanes) {

    /// The least that stores are made with: 64 MiB and 3 passes (RFC 9106, 4, second choice), on one lane.
    public static final Cost STANDARD = new Cost(64 * 1024, 3, 1);

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

    private Cost withPasses(long wanted) {
        return new Cost(memoryKiB, (int) Math.min(Limits.MOST_PASSES, Math.max(passes + 1L, wanted)), lanes);
    }

    private static long nanosecondsOfOneGuess(Cost cost) {
        var start = System.nanoTime();
        SealHeader.keyFrom("guess".toCharArray(), cost, new byte[SealHeader.SALT_OCTETS]).destroy();
        return System.nanoTime() - start;
    }
}
