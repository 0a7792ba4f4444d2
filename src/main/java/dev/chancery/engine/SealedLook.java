package dev.chancery.engine;

import dev.chancery.domain.Bytes;
import dev.chancery.domain.Failure;
import dev.chancery.pki.KeySeal;
import java.util.Arrays;
import java.util.function.Predicate;

/// Looks whether what is sealed opens and is what it should be; nothing of it is handed on, and all of it is wiped.
record SealedLook(KeySeal seal) {

    /// How it was found.
    enum Outcome {
        GOOD,
        /// It was changed, or sealed for another place.
        SHUT,
        /// It opens and is something else.
        FOREIGN
    }

    boolean opens(Bytes sealed, String table, long row) {
        return at(sealed, table, row, _ -> true) == Outcome.GOOD;
    }

    /// @param right looks at what was sealed, and keeps nothing
    Outcome at(Bytes sealed, String table, long row, Predicate<byte[]> right) {
        byte[] open;
        try {
            open = seal.unseal(sealed.toArray(), table, row);
        } catch (Failure.Tampered changed) {
            return Outcome.SHUT;
        }
        try {
            return right.test(open) ? Outcome.GOOD : Outcome.FOREIGN;
        } catch (Failure.Malformed unreadable) {
            return Outcome.FOREIGN;
        } finally {
            Arrays.fill(open, (byte) 0);
        }
    }
}
