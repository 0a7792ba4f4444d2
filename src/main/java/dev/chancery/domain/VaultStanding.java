package dev.chancery.domain;

import java.time.Instant;

/// How it is with the token that is renewed in the background.
public sealed interface VaultStanding {

    /// It lives until `ends`, and is renewed before.
    record Good(Instant ends) implements VaultStanding {}

    /// It does not end.
    record Endless() implements VaultStanding {}

    /// It ends then and nothing can be done about it: it cannot be renewed, and there is no AppRole to fetch another.
    record Ending(Instant ends) implements VaultStanding {}

    /// Renewing it did not work; it is tried again at `next`.
    record Troubled(Failure why, Instant next) implements VaultStanding {}

    /// It is of no use any more, and the login gives no other.
    record Lost(Failure why) implements VaultStanding {}
}
