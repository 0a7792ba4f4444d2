package dev.chancery.ui.authorities;

import dev.chancery.domain.DistinguishedName.Attribute;
import javafx.fxml.FXML;
import javafx.scene.control.TextField;

/// Ties the part of the form that says who the new authority is to [NewAuthoritySubjectModel].
public final class NewAuthoritySubjectController {

    private final NewAuthoritySubjectModel model;

    @FXML private TextField name;
    @FXML private TextField commonName;
    @FXML private TextField organization;
    @FXML private TextField unit;
    @FXML private TextField country;
    @FXML private TextField state;
    @FXML private TextField locality;
    @FXML private TextField email;

    public NewAuthoritySubjectController(NewAuthoritySubjectModel model) {
        this.model = model;
    }

    @FXML private void initialize() {
        name.textProperty().bindBidirectional(model.nameProperty());
        tie(commonName, Attribute.COMMON_NAME);
        tie(organization, Attribute.ORGANIZATION);
        tie(unit, Attribute.ORGANIZATIONAL_UNIT);
        tie(country, Attribute.COUNTRY);
        tie(state, Attribute.STATE);
        tie(locality, Attribute.LOCALITY);
        tie(email, Attribute.EMAIL);
    }

    private void tie(TextField field, Attribute attribute) {
        field.textProperty().bindBidirectional(model.fieldProperty(attribute));
    }
}
