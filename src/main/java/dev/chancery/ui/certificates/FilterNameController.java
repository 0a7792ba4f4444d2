package dev.chancery.ui.certificates;

import dev.chancery.ui.FieldRow;
import dev.chancery.words.Words;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// Ties the form for a filter's name to [FilterNameModel].
public final class FilterNameController {

    private final FilterNameModel model;
    private final Runnable close;

    @FXML private Label title;
    @FXML private FieldRow nameRow;
    @FXML private TextField name;
    @FXML private Button save;

    public FilterNameController(FilterNameModel model, Runnable close) {
        this.model = model;
        this.close = close;
    }

    @FXML private void initialize() {
        title.setText(Words.of(model.isNew() ? "certificates.saved.new.title" : "certificates.saved.rename.title"));
        name.textProperty().bindBidirectional(model.nameProperty());
        nameRow.watch(model.violations());
        save.disableProperty().bind(Bindings.isNotEmpty(model.violations()));
    }

    @FXML private void cancel() {
        close.run();
    }

    @FXML private void save() {
        close.run();
        model.save();
    }
}
