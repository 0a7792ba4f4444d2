package dev.chancery.archfixtures.cloud;

import dev.chancery.archfixtures.store.Database;

/// A cloud that knows the store.
public final class Agency {
    public Database store;
}
