package dev.chancery.store;

import dev.chancery.domain.Bytes;
import java.util.Optional;
import java.util.OptionalLong;

/// An authority's row as it lies there, with its certificate; `owned` tells whether that is its first one or took the place
/// of one, and `hasKey` whether there is a private key for it.
public record CheckedAuthority(long id, String name, long certificate, OptionalLong pathLength, boolean owned, boolean hasKey,
        Optional<Bytes> sha256, Optional<Bytes> der) {}
