package dev.chancery.archfixtures.vault;

import dev.chancery.archfixtures.store.Database;

/// A Vault that knows the store.
public final class Strongroom {
    public Database store;
}
