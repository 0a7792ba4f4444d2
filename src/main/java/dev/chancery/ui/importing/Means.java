package dev.chancery.ui.importing;

import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import dev.chancery.ui.Destination;
import dev.chancery.ui.Dialogs;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Toasts;
import java.util.function.Consumer;

/// What the import works with: the open store, the window around it, and the way to other screens.
public record Means(Office office, Background background, Window window, Consumer<Destination> go) {

    /// The window's parts that the import speaks through.
    public record Window(Dialogs dialogs, Toasts toasts, FileChoice files) {}
}
