package dev.chancery.ui.things;

import dev.chancery.words.Words;
import javafx.fxml.FXML;
import javafx.scene.control.Label;

/// Ties what stands beside the list while rows are marked to [Marks].
public final class MarkedController {

    private final ThingsModel model;
    private final ThingActions actions;

    @FXML private Label title;
    @FXML private Label hint;

    public MarkedController(ThingsModel model, ThingActions actions) {
        this.model = model;
        this.actions = actions;
    }

    @FXML private void initialize() {
        model.marks().countProperty().addListener(_ -> show());
        show();
    }

    private void show() {
        var marks = model.marks();
        title.setText(Words.of("things.marked.title", marks.count()));
        hint.setText(Words.of(marks.areAll() ? "things.marked.all" : "things.marked.some"));
    }

    @FXML private void issue() {
        actions.issue();
    }

    @FXML private void export() {
        actions.export();
    }

    @FXML private void labels() {
        actions.labels();
    }

    @FXML private void enrolmentKeys() {
        actions.enrolmentKeys();
    }

    @FXML private void revoke() {
        actions.revoke();
    }

    @FXML private void remove() {
        actions.remove();
    }

    @FXML private void clear() {
        model.marks().clear();
    }
}
