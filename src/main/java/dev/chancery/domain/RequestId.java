package dev.chancery.domain;

/// Identifies a certification request in its store; never used again for another one.
public record RequestId(long value) {}
