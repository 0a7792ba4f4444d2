package dev.chancery.ui.vault;

import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import dev.chancery.ui.Destination;
import dev.chancery.ui.Dialogs;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Toasts;
import java.util.function.Consumer;

/// What the screens work with: the open store, what runs in the background, the window, and the way to other screens.
public record Means(Office office, Background background, Window window, Consumer<Destination> go) {

    /// What they may ask of the window.
    public record Window(Dialogs dialogs, Toasts toasts, FileChoice files) {}
}
