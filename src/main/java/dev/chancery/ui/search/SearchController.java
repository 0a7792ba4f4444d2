package dev.chancery.ui.search;

import dev.chancery.ui.Typing;
import java.util.List;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;

/// Ties the field and the list of what was found to [SearchModel]. The keyboard stays in the field.
public final class SearchController {

    private final SearchModel model;
    private final Consumer<Hit> open;
    private boolean opening;

    @FXML private TextField words;
    @FXML private ListView<Hit> hits;
    @FXML private Node nothing;

    /// @param open leads to what was found
    public SearchController(SearchModel model, Consumer<Hit> open) {
        this.model = model;
        this.open = open;
    }

    @FXML private void initialize() {
        new Typing(words, model::look);
        hits.setCellFactory(_ -> new HitCell());
        model.answerProperty().subscribe(answer -> show(answer.hits()));
        words.textProperty().addListener(_ -> opening = false);
        words.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        hits.setOnMouseClicked(_ -> open());
    }

    private void show(List<Hit> found) {
        hits.getItems().setAll(found);
        hits.getSelectionModel().selectFirst();
        nothing.setVisible(found.isEmpty());
        if (opening && model.hasAnswered(words.getText())) {
            opening = false;
            open();
        }
    }

    private void pressed(KeyEvent key) {
        switch (key.getCode()) {
            case DOWN -> move(key, 1);
            case UP -> move(key, -1);
            case ENTER -> {
                key.consume();
                enter();
            }
            default -> { }
        }
    }

    private void move(KeyEvent key, int step) {
        key.consume();
        var place = Math.clamp(hits.getSelectionModel().getSelectedIndex() + step, 0, Math.max(0, hits.getItems().size() - 1));
        hits.getSelectionModel().select(place);
        hits.scrollTo(place);
    }

    // Enter right after the last letter means what these words find, not what stands there still.
    private void enter() {
        if (model.hasAnswered(words.getText())) {
            open();
        } else {
            opening = true;
            model.look(words.getText());
        }
    }

    private void open() {
        hits.getSelectionModel().getSelectedItems().stream().findFirst().ifPresent(open);
    }
}
