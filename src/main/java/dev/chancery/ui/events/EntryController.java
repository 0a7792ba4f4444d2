package dev.chancery.ui.events;

import javafx.fxml.FXML;

/// The button that leads to the page, for a form of somebody else.
public final class EntryController {

    private final Runnable open;

    public EntryController(Runnable open) {
        this.open = open;
    }

    @FXML private void open() {
        open.run();
    }
}
