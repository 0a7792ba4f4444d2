package dev.chancery.ui.verify;

import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import dev.chancery.ui.FileChoice;

/// What the screen works with: the open store, what runs in the background, and where files are chosen.
public record Means(Office office, Background background, FileChoice files) {}
