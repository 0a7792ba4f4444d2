package dev.chancery.archfixtures.export;

import dev.chancery.archfixtures.store.Database;

/// What leaves, and knows the store.
public final class Folder {
    public Database store;
}
