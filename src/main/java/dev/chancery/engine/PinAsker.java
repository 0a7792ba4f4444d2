package dev.chancery.engine;

import dev.chancery.domain.PinState;
import dev.chancery.domain.TokenName;
import java.util.Optional;

/// Asks a person for the PIN of a token, at the moment when it is needed, from a thread that may wait.
@FunctionalInterface
public interface PinAsker {

    /// Where nobody can be asked.
    PinAsker NOBODY = (_, _) -> Optional.empty();

    /// The PIN, which the engine wipes; empty when the person does not want to. `wrong` is what the token says after a
    /// wrong one.
    Optional<char[]> pin(TokenName token, Optional<PinState> wrong);

    /// Whether that disturbs a person: then what the program does by itself does not ask.
    default boolean disturbs() {
        return true;
    }
}
