package dev.chancery.domain;

/// A key on a token whose authority can be taken over as it is. `isHere` tells whether that authority is in the store already,
/// without its key; otherwise its certificate lies beside the key, and `name` is what it calls itself.
public record Adoptable(TokenKey key, String name, boolean isHere) {}
