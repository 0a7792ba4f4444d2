package dev.chancery.engine;

import dev.chancery.domain.Authority;

/// An authority as it is found over the network: by the identifier of its key in hexadecimal, which no other one has, or by
/// an alias made of its name, which changes with that.
public record ServedAuthority(Authority authority, String keyId, String alias) {

    /// Whether this is what somebody calls it.
    public boolean isCalled(String name) {
        return name.equalsIgnoreCase(keyId) || name.equals(alias);
    }
}
