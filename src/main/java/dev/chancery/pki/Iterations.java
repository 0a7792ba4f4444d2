package dev.chancery.pki;

import dev.chancery.domain.Failure;
import java.math.BigInteger;

/// The rounds of key derivation that one file may still ask for. Not for use by more than one thread.
final class Iterations {

    private long left;

    Iterations() {
        this(Limits.MOST_ITERATIONS_OF_A_FILE);
    }

    Iterations(int most) {
        this.left = most;
    }

    /// The count that the file asks for next, once it is clear that it is not too high.
    ///
    /// @throws Failure.Malformed when it is below 1 or over a limit
    int spend(BigInteger asked) {
        if (asked.signum() <= 0 || asked.bitLength() > 31 || asked.intValue() > Limits.MOST_ITERATIONS
                || asked.intValue() > left) {
            throw new Failure.Malformed("encryption: its key derivation asks for too many rounds");
        }
        left -= asked.intValue();
        return asked.intValue();
    }
}
