package dev.chancery.ui.export;

import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import dev.chancery.ui.Destination;
import dev.chancery.ui.Dialogs;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Places;
import dev.chancery.ui.Toasts;
import java.util.function.Consumer;

/// What the page works with: the open store, the window around it, where exports go, and the way to other pages.
public record Means(Office office, Background background, Window window, Places places, Consumer<Destination> go) {

    /// The window's parts that a page speaks through.
    public record Window(Dialogs dialogs, Toasts toasts, FileChoice files) {}
}
