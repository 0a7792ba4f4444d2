package dev.chancery.domain;

import java.time.Instant;
import java.util.Optional;

/// A Vault or OpenBao server of the store. `kept` is since when its token or secret id is kept there, empty when it is asked
/// for each time.
public record VaultServer(VaultId id, VaultPlace place, Optional<Instant> kept) {}
