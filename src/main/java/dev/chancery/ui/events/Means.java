package dev.chancery.ui.events;

import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import dev.chancery.ui.Dialogs;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Toasts;

/// What the page works with: the open store and the window around it.
public record Means(Office office, Background background, Dialogs dialogs, Toasts toasts, FileChoice files) {}
