package dev.chancery.ui.things;

import dev.chancery.ui.FileDrop;
import dev.chancery.ui.Shortcut;
import dev.chancery.ui.Tables;
import dev.chancery.ui.Typing;
import dev.chancery.words.Words;
import java.util.Map;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.StackPane;

/// Ties the list of things to [ThingsModel].
public final class ThingsController {

    /// What stands beside the list: the chosen thing, or what is marked.
    public record Side(Parent one, Parent several) {}

    private final ThingsModel model;
    private final ThingActions actions;
    private final Side beside;
    private Typing typing;

    @FXML private Node root;
    @FXML private Label count;
    @FXML private Node tools;
    @FXML private Button add;
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
        typing = new Typing(filter, model::filter);
        model.askedProperty().subscribe(asked -> typing.show(asked.text()));
        table.show(model);
        Tables.below(filter, table);
        side.getChildren().setAll(beside.one(), beside.several());
        beside.several().visibleProperty().bind(Bindings.greaterThan(model.marks().countProperty(), 0));
        beside.one().visibleProperty().bind(beside.several().visibleProperty().not());
        states.show(model);
        model.marks().countProperty().addListener(_ -> show());
        model.tallyProperty().addListener(_ -> show());
        show();
        Shortcut.FILTER.hint(filter);
        Shortcut.NEW.hint(add);
        Shortcut.on(root, Map.of(Shortcut.NEW, actions::add, Shortcut.FILTER, filter::requestFocus, Shortcut.ISSUE, actions::issue,
                Shortcut.EXPORT, actions::export, Shortcut.EDIT, actions::change, Shortcut.REMOVE, actions::remove,
                Shortcut.BACK, model.marks()::clear));
        FileDrop.on(root, actions::take);
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

    @FXML private void issueMany() {
        actions.issueMany();
    }

    @FXML private void showAll() {
        typing.stop();
        model.showAll();
    }
}
