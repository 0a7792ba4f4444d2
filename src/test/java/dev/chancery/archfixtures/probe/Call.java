package dev.chancery.archfixtures.probe;

import dev.chancery.archfixtures.store.Database;

/// A test of a connection that reads the store by itself.
public final class Call {
    public Database store;
}
