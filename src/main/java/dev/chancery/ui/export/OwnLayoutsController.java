package dev.chancery.ui.export;

import dev.chancery.domain.Layout;
import dev.chancery.ui.Choices;
import dev.chancery.ui.Shown;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;

/// Ties the choice among saved layouts to [OwnLayoutsModel]. It is not offered while there is none.
public final class OwnLayoutsController {

    private final OwnLayoutsModel model;

    @FXML private Node row;
    @FXML private ComboBox<Layout> own;

    public OwnLayoutsController(OwnLayoutsModel model) {
        this.model = model;
    }

    @FXML private void initialize() {
        own.setItems(model.all());
        Choices.say(own, Layout::code);
        model.chosenProperty().subscribe(chosen -> own.setValue(chosen.orElse(null)));
        own.setOnAction(_ -> take());
        Shown.during(Bindings.isNotEmpty(model.all()), row);
    }

    private void take() {
        var taken = own.getValue();
        if (taken != null && !model.chosenProperty().get().filter(taken::equals).isPresent()) {
            model.take(taken);
        }
    }
}
