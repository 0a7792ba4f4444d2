package dev.chancery.ui.things;

import dev.chancery.domain.Field;
import dev.chancery.domain.ThingId;
import dev.chancery.ui.FieldRow;
import dev.chancery.words.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.TraversalDirection;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/// Ties the form of one thing to [ThingFormModel].
public final class ThingFormController {

    private final ThingFormModel model;
    private Consumer<ThingId> saved = _ -> {};
    private Runnable cancelled = () -> {};

    @FXML private Label title;
    @FXML private FieldRow idRow;
    @FXML private FieldRow nameRow;
    @FXML private FieldRow groupRow;
    @FXML private FieldRow tagsRow;
    @FXML private FieldRow serialRow;
    @FXML private FieldRow addressRow;
    @FXML private FieldRow notesRow;
    @FXML private TextField id;
    @FXML private TextField name;
    @FXML private TextField group;
    @FXML private TextField tags;
    @FXML private TextField serial;
    @FXML private TextField address;
    @FXML private TextArea notes;
    @FXML private Button save;

    public ThingFormController(ThingFormModel model) {
        this.model = model;
    }

    void whenDone(Consumer<ThingId> whenSaved, Runnable whenCancelled) {
        saved = whenSaved;
        cancelled = whenCancelled;
    }

    @FXML private void initialize() {
        id.textProperty().bindBidirectional(model.text(Field.THING_ID));
        name.textProperty().bindBidirectional(model.text(Field.NAME));
        group.textProperty().bindBidirectional(model.text(Field.GROUP));
        tags.textProperty().bindBidirectional(model.text(Field.TAGS));
        serial.textProperty().bindBidirectional(model.text(Field.HARDWARE_SERIAL));
        address.textProperty().bindBidirectional(model.text(Field.ADDRESS));
        notes.textProperty().bindBidirectional(model.text(Field.NOTES));
        List.of(idRow, nameRow, groupRow, tagsRow, serialRow, addressRow, notesRow)
                .forEach(row -> row.watch(model.violations()));
        notes.addEventFilter(KeyEvent.KEY_PRESSED, this::leaveNotes);
        save.disableProperty().bind(Bindings.not(model.readyProperty()));
        model.existing().ifPresent(thing -> {
            title.setText(Words.of("things.form.change", thing.id().value()));
            save.setText(Words.of("things.form.save"));
            idRow.setVisible(false);
            idRow.setManaged(false);
        });
    }

    // Tab goes to the next field, as everywhere else in a form.
    private void leaveNotes(KeyEvent key) {
        if (key.getCode() == KeyCode.TAB && !key.isControlDown()) {
            key.consume();
            notes.requestFocusTraversal(key.isShiftDown() ? TraversalDirection.PREVIOUS : TraversalDirection.NEXT);
        }
    }

    @FXML private void makeId() {
        model.makeId();
    }

    @FXML private void save() {
        model.save(saved);
    }

    @FXML void cancel() {
        cancelled.run();
    }
}
