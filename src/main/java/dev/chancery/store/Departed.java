package dev.chancery.store;

import dev.chancery.domain.KeyDeparture;

/// The last departure of a key, as it is stored. `once` when an authority of a certificate with which it left lets keys
/// leave only once.
public record Departed(long id, String run, KeyDeparture departure, boolean once) {}
