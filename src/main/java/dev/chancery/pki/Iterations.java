package dev.chancery.pki;

import dev.chancery.domain.Failure;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/// The rounds of key derivation that one file, or all that comes in with it, may still ask for. Not for use by more than one
/// thread.
final class Iterations {

    private final @Nullable Iterations around;
    private long left;

    Iterations() {
        this(Limits.MOST_ITERATIONS_OF_A_FILE);
    }

    Iterations(long most) {
        this(null, most);
    }

    private Iterations(@Nullable Iterations around, long most) {
        this.around = around;
        this.left = most;
    }

    /// At most so many of these, for a part of what they are for.
    Iterations within(long most) {
        return new Iterations(this, most);
    }

    /// The count that the file asks for next, once it is clear that it is not too high.
    ///
    /// @throws Failure.Malformed when it is below 1 or over a limit
    int spend(BigInteger asked) {
        if (asked.signum() <= 0 || asked.bitLength() > 31 || asked.intValue() > Limits.MOST_ITERATIONS
                || asked.intValue() > left) {
            throw new Failure.Malformed("encryption: its key derivation asks for too many rounds");
        }
        if (around != null) {
            around.spend(asked);
        }
        left -= asked.intValue();
        return asked.intValue();
    }
}
