package dev.chancery.cli;

import dev.chancery.domain.PinState;
import dev.chancery.domain.TokenName;
import dev.chancery.engine.PinAsker;
import dev.chancery.words.Failures;
import java.util.Optional;

/// Where the PIN of a token comes from: a file descriptor, an environment variable, or a person. A wrong one out of the first
/// two is not given again, because tokens lock themselves after a few.
record TokenPin(Console console, Optional<Integer> descriptor) implements PinAsker {

    static final String MODULE = "CHANCERY_TOKEN_MODULE";
    static final String PIN = "CHANCERY_PIN";

    @Override public Optional<char[]> pin(TokenName token, Optional<PinState> wrong) {
        if (wrong.isEmpty()) {
            return new PassphraseSource(console).read(descriptor, PIN, "PIN of the token " + token.text());
        }
        return disturbs() ? console.prompt().apply("Wrong. " + Failures.pin(wrong.get()) + " PIN again, or nothing to stop")
                .filter(typed -> typed.length > 0) : Optional.empty();
    }

    @Override public boolean disturbs() {
        return descriptor.isEmpty() && !console.environment().containsKey(PIN);
    }
}
