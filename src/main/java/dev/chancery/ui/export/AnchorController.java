package dev.chancery.ui.export;

import dev.chancery.domain.Authority;
import dev.chancery.ui.Choices;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;

/// Ties the question whom the other side trusts to [AnchorModel]. It is not asked where there is one answer.
public final class AnchorController {

    private final AnchorModel model;

    @FXML private Node row;
    @FXML private ComboBox<Optional<Authority>> anchor;

    public AnchorController(AnchorModel model) {
        this.model = model;
    }

    @FXML private void initialize() {
        anchor.setItems(model.choices());
        Choices.say(anchor, one -> one.map(other -> Words.of("rekey.anchor.other", other.name()))
                .orElseGet(() -> Words.of("rekey.anchor.own")));
        anchor.valueProperty().bindBidirectional(model.chosenProperty());
        Shown.during(Bindings.size(model.choices()).greaterThan(1), row);
    }
}
