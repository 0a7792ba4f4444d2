package dev.chancery.ui.export;

import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import dev.chancery.ui.Dialogs;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Places;
import dev.chancery.ui.Toasts;

/// What the page works with: the open store, the window around it, and where exports go.
public record Means(Office office, Background background, Window window, Places places) {

    /// The window's parts that a page speaks through.
    public record Window(Dialogs dialogs, Toasts toasts, FileChoice files) {}
}
