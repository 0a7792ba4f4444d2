package dev.chancery.ui.probe;

import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Parent;
import javafx.scene.control.Tab;

/// Puts the two pages of the screen side by side.
public final class PageController {

    private final List<Parent> pages;

    @FXML private Tab connection;
    @FXML private Tab device;

    public PageController(List<Parent> pages) {
        this.pages = List.copyOf(pages);
    }

    @FXML private void initialize() {
        connection.setContent(pages.getFirst());
        device.setContent(pages.getLast());
    }
}
