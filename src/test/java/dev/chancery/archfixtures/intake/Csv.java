package dev.chancery.archfixtures.intake;

import dev.chancery.archfixtures.export.Folder;

/// What comes in, and knows what leaves.
public final class Csv {
    public Folder folder;
}
