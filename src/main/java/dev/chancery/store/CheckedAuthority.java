package dev.chancery.store;

import dev.chancery.domain.Bytes;
import java.util.Optional;
import java.util.OptionalLong;

/// An authority's row as it lies there, with its certificate; `owned` tells whether that is its first one or took the place
/// of one.
public record CheckedAuthority(long id, String name, OptionalLong pathLength, boolean owned,
        Optional<Bytes> sha256, Optional<Bytes> der) {}
