package dev.chancery.ui.endpoints;

import dev.chancery.words.Words;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;

/// Shows in the settings whether the local endpoints are on, and leads to their page.
public final class EndpointsRowController {

    private final EndpointsModel model;
    private final Runnable open;

    @FXML private Node root;
    @FXML private Label standing;

    EndpointsRowController(EndpointsModel model, Runnable open) {
        this.model = model;
        this.open = open;
    }

    @FXML private void initialize() {
        model.standingProperty().subscribe(now -> standing.setText(words(now)));
        root.sceneProperty().subscribe(scene -> Optional.ofNullable(scene).ifPresent(_ -> model.refresh()));
    }

    static String words(EndpointsModel.Standing now) {
        return now.base().map(base -> Words.of("endpoints.on", base)).or(now::trouble).orElseGet(() -> Words.of("endpoints.off"));
    }

    @FXML private void open() {
        open.run();
    }
}
