package dev.chancery.pki;

import dev.chancery.domain.Failure;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;

/// The wall around parsers that read what somebody else wrote: whatever they throw becomes one typed failure.
///
/// The failure names the kind of input and the kind of fault, and repeats nothing of the content: it may be a key.
final class Hostile {

    private Hostile() {}

    /// What `reader` makes of `input`.
    ///
    /// @throws Failure.Malformed when the input is over [Limits#MOST_OCTETS] long or the reader gives up on it
    static <T> T read(String what, byte[] input, Callable<T> reader) {
        if (input.length > Limits.MOST_OCTETS) {
            throw new Failure.Malformed(what + ": %d octets, at most %d".formatted(input.length, Limits.MOST_OCTETS));
        }
        return read(what, reader);
    }

    static <T> T read(String what, Callable<T> reader) {
        try {
            return reader.call();
        } catch (Failure | CancellationException told) {
            throw told;
        } catch (Exception | StackOverflowError fault) {
            throw new Failure.Malformed(what + " (" + fault.getClass().getSimpleName() + ")");
        }
    }
}
