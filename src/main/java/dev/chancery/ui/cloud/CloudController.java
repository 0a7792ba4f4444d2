package dev.chancery.ui.cloud;

import dev.chancery.ui.Focus;
import dev.chancery.ui.Shortcut;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/// Ties the registrations with clouds to [CloudModel].
public final class CloudController {

    private final CloudModel model;
    private final CloudActions actions;

    @FXML private Node root;
    @FXML private Label count;
    @FXML private CheckBox removed;
    @FXML private Button create;
    @FXML private Button proof;
    @FXML private ScrollPane content;
    @FXML private VBox places;
    @FXML private Node empty;

    public CloudController(CloudModel model, CloudActions actions) {
        this.model = model;
        this.actions = actions;
    }

    @FXML private void initialize() {
        removed.selectedProperty().bindBidirectional(model.withRemovedProperty());
        model.groups().addListener((ListChangeListener<CloudModel.Group>) _ -> show());
        model.loadedProperty().addListener(_ -> show());
        show();
        Shortcut.NEW.hint(create);
        Shortcut.on(root, Map.of(Shortcut.NEW, () -> actions.register(Optional.empty())));
        root.sceneProperty().addListener((_, _, shown) -> Optional.ofNullable(shown).ifPresent(_ -> model.refresh()));
    }

    private void show() {
        Shown.set(empty, model.isBare());
        Shown.set(content, !model.isBare());
        Shown.set(create, !model.isBare());
        Shown.set(proof, !model.isBare());
        Shown.set(removed, model.hasRemoved());
        count.setText(Words.of("cloud.count", model.count(false), model.count(true)));
        places.getChildren().setAll(model.groups().stream().map(group -> new PlaceSection(group, actions)).toList());
        if (root.getScene() != null && !model.groups().isEmpty()) {
            model.wanted().map(id -> (Parent) root.lookup("#registration-" + id.value())).ifPresent(this::see);
        }
    }

    /// Brings a card into sight and the keyboard to its first button.
    private void see(Parent card) {
        root.applyCss();
        root.getScene().getRoot().layout();
        Focus.scrollTo(card);
        Focus.first(card);
    }

    @FXML private void proof() {
        actions.proveElsewhere();
    }

    @FXML private void register() {
        actions.register(Optional.empty());
    }
}
