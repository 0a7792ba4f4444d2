package dev.chancery.ui.requests;

import dev.chancery.domain.FiledRequest;
import dev.chancery.ui.FileDrop;
import dev.chancery.ui.Shortcut;
import dev.chancery.words.Words;
import java.util.Map;
import java.util.Optional;
import javafx.collections.ListChangeListener;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.StackPane;

/// Ties the list of requests to [RequestsModel].
public final class RequestsController {

    private final RequestsModel model;
    private final RequestActions actions;
    private final Node details;

    @FXML private Node root;
    @FXML private Label count;
    @FXML private Node tools;
    @FXML private Button create;
    @FXML private Button paste;
    @FXML private RequestFilter filter;
    @FXML private RequestTable table;
    @FXML private Node content;
    @FXML private Node empty;
    @FXML private StackPane side;

    /// @param details stands beside the list
    public RequestsController(RequestsModel model, RequestActions actions, Node details) {
        this.model = model;
        this.actions = actions;
        this.details = details;
    }

    @FXML private void initialize() {
        side.getChildren().setAll(details);
        filter.tie(model);
        table.show(model);
        model.rows().addListener((ListChangeListener<FiledRequest>) _ -> show());
        model.loadedProperty().addListener(_ -> show());
        show();
        FileDrop.on(root, actions::take);
        Shortcut.NEW.hint(create);
        Shortcut.PASTE.hint(paste);
        Shortcut.on(root, Map.of(Shortcut.NEW, actions::create, Shortcut.PASTE, actions::paste));
        root.sceneProperty().addListener((_, _, shown) -> Optional.ofNullable(shown).ifPresent(_ -> model.refresh()));
    }

    private void show() {
        empty.setVisible(model.isBare());
        content.setVisible(!model.isBare());
        tools.setVisible(!model.isBare());
        filter.show(model);
        count.setText(Words.of("requests.count", model.count(RequestsModel.Filter.ALL), model.count(RequestsModel.Filter.WAITING)));
    }

    @FXML private void importFiles() {
        actions.importFiles();
    }

    @FXML private void takeClipboard() {
        actions.paste();
    }

    @FXML private void kit() {
        actions.kit("");
    }

    @FXML private void makeNew() {
        actions.create();
    }
}
