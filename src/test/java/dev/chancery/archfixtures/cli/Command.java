package dev.chancery.archfixtures.cli;

import dev.chancery.archfixtures.ui.Shared;

/// A command that knows the window.
public final class Command {
    public Shared window;
}
