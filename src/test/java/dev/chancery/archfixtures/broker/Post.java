package dev.chancery.archfixtures.broker;

import dev.chancery.archfixtures.store.Database;

/// Reaches for the store.
public record Post(Database store) {}
