package dev.chancery.ui.export;

import dev.chancery.ui.Icons;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;

/// Ties the way to let a drive go to [EjectModel].
public final class EjectController {

    private final EjectModel model;

    @FXML private Node root;
    @FXML private Label text;
    @FXML private Button eject;

    public EjectController(EjectModel model) {
        this.model = model;
    }

    @FXML private void initialize() {
        model.stateProperty().subscribe(this::show);
    }

    private void show(EjectModel.State state) {
        Shown.set(root, !(state instanceof EjectModel.State.None));
        Shown.set(eject, state instanceof EjectModel.State.Offered || state instanceof EjectModel.State.Held);
        switch (state) {
            case EjectModel.State.None() -> text.setText("");
            case EjectModel.State.Offered(var drive) -> say("export.eject.offer", drive.label(), "fth-info", "accent");
            case EjectModel.State.Working(var drive) -> say("export.eject.working", drive.label(), "fth-clock", "accent");
            case EjectModel.State.Safe(var drive) -> say("export.eject.safe", drive.label(), "fth-check-circle", "success");
            case EjectModel.State.Held(var drive) -> say("export.eject.held", drive.label(), "fth-alert-triangle", "danger");
        }
    }

    private void say(String key, String drive, String icon, String look) {
        text.setText(Words.of(key, drive));
        text.setGraphic(Icons.of(icon, look));
        eject.setText(Words.of("export.eject", drive.replace("_", "__")));
    }

    @FXML private void eject() {
        model.eject();
    }
}
