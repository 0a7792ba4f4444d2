package dev.chancery.domain;

import java.time.Instant;

/// What a store holds, whole or as a copy, as it is known without its passphrase. `lastAct` is when something was last noted in
/// it: up to then it knows what happened. `acts` is the number of the last entry of its audit log, which only grows.
public record StoreFacts(Identity identity, int schema, Count count, long acts, Instant lastAct) {

    /// What tells the store from others, and the header by which its passphrase opens it.
    public record Identity(Bytes store, Bytes sealHeader) {}

    public record Count(long authorities, long certificates, long things) {}
}
