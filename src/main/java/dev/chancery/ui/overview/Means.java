package dev.chancery.ui.overview;

import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import dev.chancery.ui.Destination;
import dev.chancery.ui.Dialogs;
import dev.chancery.ui.Layers;
import dev.chancery.ui.Toasts;
import java.util.function.Consumer;

/// What the screen works with: the open store, the window around it, and the way to other screens.
public record Means(Office office, Background background, Layers layers, Consumer<Destination> go) {

    Dialogs dialogs() {
        return new Dialogs(layers);
    }

    Toasts toasts() {
        return layers.toasts();
    }
}
