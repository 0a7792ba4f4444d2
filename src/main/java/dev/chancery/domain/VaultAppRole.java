package dev.chancery.domain;

import java.util.List;

/// An AppRole as it shall be written: which policies its tokens have, how long they live before they are renewed, and how
/// long a secret id can be used.
public record VaultAppRole(VaultPath name, List<String> policies, Ttl token, Ttl secretId) {

    public VaultAppRole {
        policies = List.copyOf(policies);
    }
}
