package dev.chancery.domain;

/// Identifies a bulk job in its store; never used again for another one.
public record BulkId(long value) {}
