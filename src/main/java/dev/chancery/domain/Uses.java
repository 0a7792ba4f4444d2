package dev.chancery.domain;

import java.util.Set;

/// What a certificate lets its key do (RFC 5280, 4.2.1.3, 4.2.1.9 and 4.2.1.12). Purposes are object identifiers. A
/// certificate that names no key usages, or no purposes, does not limit them.
public record Uses(boolean authority, Set<KeyUsage> keyUsages, Set<String> purposes) {

    public Uses {
        keyUsages = Set.copyOf(keyUsages);
        purposes = Set.copyOf(purposes);
    }
}
