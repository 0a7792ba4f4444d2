package dev.chancery.domain;

/// What a token says about how often its PIN may still be given wrongly.
public enum PinState {
    /// Nothing was given wrongly, or the token does not count aloud.
    FINE,
    /// It was given wrongly at least once since the last right one.
    LOW,
    /// One more wrong one locks the token.
    LAST,
    /// It is locked: only its administrator's PIN (SO PIN, PUK) opens it.
    LOCKED,
    /// Nobody has set one yet.
    UNSET
}
