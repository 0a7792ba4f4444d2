package dev.chancery.domain;

import java.time.Duration;
import java.util.List;

/// A token that a Vault has given: `life` is zero for one that does not end. Wiped when it is closed.
public record VaultToken(Secret token, List<String> policies, Duration life, boolean renewable) implements AutoCloseable {

    public VaultToken {
        policies = List.copyOf(policies);
    }

    @Override public void close() {
        token.close();
    }
}
