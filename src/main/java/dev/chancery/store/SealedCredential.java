package dev.chancery.store;

import java.time.Instant;

/// A credential as it is kept; `id` is the row that it is sealed for.
public record SealedCredential(long id, Instant kept, byte[] sealed) {}
