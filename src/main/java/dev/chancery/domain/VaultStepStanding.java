package dev.chancery.domain;

import java.util.List;

/// How a step of setting up stands on the server.
public sealed interface VaultStepStanding {

    /// There is nothing yet.
    record Missing() implements VaultStepStanding {}

    /// It is there as it is wanted.
    record Same() implements VaultStepStanding {}

    /// Something else is there. Where `replaceable` is false it is never changed: others may rest on it, and the plan needs
    /// another name for it.
    record Different(List<Difference> differences, boolean replaceable) implements VaultStepStanding {
        public Different {
            differences = List.copyOf(differences);
        }
    }

    /// What is wanted and what is there, in the server's own words.
    record Difference(String field, String wanted, String there) {}

    /// Whether nothing can be done until the plan is changed.
    default boolean blocks() {
        return this instanceof Different(_, var replaceable) && !replaceable;
    }
}
