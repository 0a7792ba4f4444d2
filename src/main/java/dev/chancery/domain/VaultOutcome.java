package dev.chancery.domain;

/// What became of a step of setting up.
public enum VaultOutcome {
    /// It was not there and is now.
    MADE,
    /// It was there as it is wanted.
    KEPT,
    /// Another one was there, and was to be left.
    LEFT,
    /// Another one was there, and was to be changed.
    REPLACED
}
