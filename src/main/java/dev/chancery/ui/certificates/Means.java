package dev.chancery.ui.certificates;

import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import dev.chancery.ui.Destination;
import java.util.function.Consumer;

/// What the screen works with: the open store, what runs in the background, and the way to other screens.
public record Means(Office office, Background background, Consumer<Destination> go) {}
