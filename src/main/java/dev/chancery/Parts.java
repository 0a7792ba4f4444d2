package dev.chancery;

import dev.chancery.ui.Background;
import dev.chancery.ui.Dialogs;
import dev.chancery.ui.FileChoice;
import dev.chancery.ui.Layers;
import dev.chancery.ui.PreferenceFile;
import dev.chancery.ui.Views;

/// What the window has whichever store is open.
record Parts(Views views, Layers layers, Background background, PreferenceFile preferences, FileChoice files) {

    Dialogs dialogs() {
        return new Dialogs(layers);
    }

    /// The same window with other work and views, such as those of an open store.
    Parts with(Background work) {
        return new Parts(new Views(), layers, work, preferences, files);
    }
}
