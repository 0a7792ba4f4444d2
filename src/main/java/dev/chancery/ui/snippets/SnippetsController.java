package dev.chancery.ui.snippets;

import dev.chancery.domain.Snippet;
import dev.chancery.ui.Choices;
import dev.chancery.ui.CopyButton;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;

/// Ties the page to [SnippetsModel].
public final class SnippetsController {

    private final SnippetsModel model;
    private final Saving saving;
    private final Runnable close;

    @FXML private Node whoseRow;
    @FXML private ComboBox<String> whose;
    @FXML private ComboBox<Snippet> kind;
    @FXML private FieldRow folderRow;
    @FXML private TextField folder;
    @FXML private FieldRow addressRow;
    @FXML private TextField address;
    @FXML private FieldRow listRow;
    @FXML private TextField list;
    @FXML private FieldRow domainRow;
    @FXML private TextField domain;
    @FXML private TextArea text;
    @FXML private Label none;
    @FXML private Button save;
    @FXML private Button copy;

    public SnippetsController(SnippetsModel model, Saving saving, Runnable close) {
        this.model = model;
        this.saving = saving;
        this.close = close;
    }

    @FXML private void initialize() {
        whose.getItems().setAll(model.names());
        whose.valueProperty().bindBidirectional(model.chosenProperty());
        Shown.set(whoseRow, model.names().size() > 1);
        Choices.say(kind, SnippetWords::name);
        kind.setItems(model.offered());
        kind.valueProperty().bindBidirectional(model.snippetProperty());
        folder.textProperty().bindBidirectional(model.folderProperty());
        address.textProperty().bindBidirectional(model.addressProperty());
        list.textProperty().bindBidirectional(model.listProperty());
        domain.textProperty().bindBidirectional(model.domainProperty());
        List.of(folderRow, addressRow, listRow, domainRow).forEach(row -> row.watch(model.violations()));
        during(Snippet::namesServer, addressRow);
        during(Snippet::namesList, listRow);
        during(Snippet::namesDomain, domainRow);
        text.textProperty().bind(model.textProperty());
        CopyButton.copies(copy, model.textProperty()::get);
        List.of(copy, save).forEach(button -> button.disableProperty().bind(model.textProperty().isEmpty()));
        model.chosenProperty().subscribe(this::showPlace);
        Shown.during(model.snippetProperty().isNull(), none);
    }

    private void during(Predicate<Snippet> names, Node row) {
        Shown.during(model.snippetProperty().map(names::test).orElse(false), row);
    }

    private void showPlace() {
        var written = model.writtenTo();
        folderRow.setHint(written.map(Path::toString).map(path -> Words.of("snippets.folder.now", path)).orElse(Words.of("snippets.folder.hint")));
        save.setText(Words.of(written.isPresent() ? "snippets.save.beside" : "snippets.save"));
    }

    @FXML private void save() {
        saving.save();
    }

    @FXML private void close() {
        close.run();
    }
}
