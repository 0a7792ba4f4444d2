package dev.chancery.domain;

import java.util.List;
import java.util.OptionalInt;

/// A token as it shall be made. `uses` is how often it works; empty is for as long as it lives.
public record VaultTokenWish(List<String> policies, Ttl ttl, OptionalInt uses) {

    public VaultTokenWish {
        policies = List.copyOf(policies);
    }
}
