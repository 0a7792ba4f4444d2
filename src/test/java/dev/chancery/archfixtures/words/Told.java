package dev.chancery.archfixtures.words;

import dev.chancery.archfixtures.engine.Office;

/// Words that know the engine.
public final class Told {
    public Office office;
}
