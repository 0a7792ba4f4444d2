package dev.chancery.ui.enrolment;

import dev.chancery.engine.Office;
import dev.chancery.ui.Background;
import dev.chancery.ui.Dialogs;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Toasts;

/// What the sheets work with: the open store and the window around them.
public record Means(Office office, Background background, Dialogs dialogs, Toasts toasts, FileChoice files) {}
