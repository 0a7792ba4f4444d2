package dev.chancery.domain;

/// Identifies a registration in its store.
public record RegistrationId(long value) {}
