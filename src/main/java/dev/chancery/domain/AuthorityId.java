package dev.chancery.domain;

/// Identifies an authority in its store.
public record AuthorityId(long value) {}
