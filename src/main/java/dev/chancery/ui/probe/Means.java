package dev.chancery.ui.probe;

import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import dev.chancery.ui.Dialogs;
import dev.chancery.ui.FileChoice;

/// What the screen works with: the open store, what runs in the background, where questions are asked, and where files are
/// chosen.
public record Means(Office office, Background background, Dialogs dialogs, FileChoice files) {}
