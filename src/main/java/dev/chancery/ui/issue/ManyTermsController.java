package dev.chancery.ui.issue;

import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;

/// Ties the question whether those who have a certificate get another one to [FormModel#anotherProperty()].
public final class ManyTermsController {

    private final ManyModel model;

    @FXML private CheckBox another;

    public ManyTermsController(ManyModel model) {
        this.model = model;
    }

    @FXML private void initialize() {
        another.selectedProperty().bindBidirectional(model.form().anotherProperty());
    }
}
