package dev.chancery.archfixtures.ui;

import dev.chancery.archfixtures.cli.Command;
import dev.chancery.archfixtures.pki.Draft;
import dev.chancery.archfixtures.pki.Keys;
import dev.chancery.archfixtures.store.Database;
import dev.chancery.archfixtures.ui.things.ThingsModel;
import java.util.function.Supplier;

/// A shared tool that knows a screen, the command line, the store and keys, and signs.
public final class Shared {
    public ThingsModel model;
    public Command command;
    public Keys keys;
    public Database store;

    public Supplier<byte[]> signer(Draft draft) {
        return draft::sign;
    }
}
