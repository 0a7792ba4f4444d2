package dev.chancery.ui.things;

import dev.chancery.ui.Words;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;

/// Ties the list of things to [ThingsModel].
public final class ThingsController {

    /// What stands beside the list: the chosen thing, or what is marked.
    public record Side(Parent one, Parent several) {}

    private static final Duration TYPING = Duration.millis(150);

    private final ThingsModel model;
    private final ThingActions actions;
    private final Side beside;
    private final PauseTransition typing = new PauseTransition(TYPING);

    @FXML private Node root;
    @FXML private Label count;
    @FXML private Node tools;
    @FXML private TextField filter;
    @FXML private StateChips states;
    @FXML private ThingTable table;
    @FXML private Node content;
    @FXML private Node empty;
    @FXML private Node nothing;
    @FXML private StackPane side;

    public ThingsController(ThingsModel model, ThingActions actions, Side beside) {
        this.model = model;
        this.actions = actions;
        this.beside = beside;
    }

    @FXML private void initialize() {
        typing.setOnFinished(_ -> model.filter(filter.getText()));
        filter.textProperty().addListener(_ -> typing.playFromStart());
        model.askedProperty().addListener((_, _, asked) -> {
            if (typing.getStatus() != Animation.Status.RUNNING && !filter.getText().strip().equals(asked.text())) {
                filter.setText(asked.text());
            }
        });
        table.show(model);
        side.getChildren().setAll(beside.one(), beside.several());
        beside.several().visibleProperty().bind(Bindings.greaterThan(model.marks().countProperty(), 0));
        beside.one().visibleProperty().bind(beside.several().visibleProperty().not());
        states.show(model);
        model.marks().countProperty().addListener(_ -> show());
        model.tallyProperty().addListener(_ -> show());
        show();
        Keys.on(root, this::pressed);
        FileDrop.on(root, actions::importList);
        root.sceneProperty().addListener((_, _, shown) -> Optional.ofNullable(shown).ifPresent(_ -> model.refresh()));
    }

    private void show() {
        var bare = model.loadedProperty().get() && model.isUnfiltered() && model.total() == 0;
        empty.setVisible(bare);
        content.setVisible(!bare);
        tools.setVisible(!bare);
        nothing.setVisible(!bare && model.loadedProperty().get() && model.rows().isEmpty());
        count.setText(model.marks().count() == 0 ? Words.of("things.count", model.total())
                : Words.of("things.count.marked", model.total(), model.marks().count()));
    }

    @FXML private void add() {
        actions.add();
    }

    @FXML private void importList() {
        actions.importList();
    }

    @FXML private void showAll() {
        typing.stop();
        model.showAll();
    }

    private void pressed(Keys keys) {
        switch (keys) {
            case ADD -> actions.add();
            case FILTER -> filter.requestFocus();
            case ISSUE -> actions.issue();
            case EXPORT -> actions.export();
            case REMOVE -> actions.remove();
            case CHANGE -> model.chosenProperty().get().ifPresent(chosen -> actions.change(chosen.thing()));
            case CLEAR -> model.marks().clear();
        }
    }
}
