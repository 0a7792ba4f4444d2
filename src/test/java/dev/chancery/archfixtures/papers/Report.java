package dev.chancery.archfixtures.papers;

import dev.chancery.archfixtures.store.Database;

/// A paper that reads the store by itself.
public final class Report {
    public Database store;
}
