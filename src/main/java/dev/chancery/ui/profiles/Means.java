package dev.chancery.ui.profiles;

import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import dev.chancery.ui.Dialogs;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Layers;
import dev.chancery.ui.Toasts;

/// What the screen works with: the open store and the window around it.
public record Means(Office office, Background background, Layers layers, FileChoice files) {

    Dialogs dialogs() {
        return new Dialogs(layers);
    }

    Toasts toasts() {
        return layers.toasts();
    }
}
