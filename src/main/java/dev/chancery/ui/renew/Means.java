package dev.chancery.ui.renew;

import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import dev.chancery.ui.Destination;
import dev.chancery.ui.Dialogs;
import dev.chancery.ui.Toasts;
import java.util.function.Consumer;

/// What the dialogs work with: the open store, the window around them, and the ways out of them.
public record Means(Office office, Background background, Dialogs dialogs, Toasts toasts, Consumer<Destination> go) {}
