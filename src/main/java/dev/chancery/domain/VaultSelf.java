package dev.chancery.domain;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/// The token one is known by: `left` is how long it still lives, empty for one that does not end; `usesLeft` how often it
/// may still be used, empty for one that nobody counts.
public record VaultSelf(String displayName, List<String> policies, Optional<Duration> left, boolean renewable, OptionalInt usesLeft) {

    public VaultSelf {
        policies = List.copyOf(policies);
    }

    /// Whether it may do everything.
    public boolean isRoot() {
        return policies.contains("root");
    }
}
