package dev.chancery.archfixtures.wire;

import dev.chancery.archfixtures.store.Database;

/// A wire that knows the store.
public final class Cable {
    public Database store;
}
