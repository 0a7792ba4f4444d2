package dev.chancery.engine;

import dev.chancery.domain.VaultId;
import dev.chancery.domain.VaultPath;

/// An authority in a Vault as somebody names it: the server, the mount of its PKI engine, and the role to issue by.
/// `keysThere` when the keys of what it issues are to be made there.
public record VaultTarget(VaultId server, VaultPath mount, VaultPath role, boolean keysThere) {}
