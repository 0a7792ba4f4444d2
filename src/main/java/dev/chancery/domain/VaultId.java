package dev.chancery.domain;

/// A Vault or OpenBao server among those of a store.
public record VaultId(long value) {}
