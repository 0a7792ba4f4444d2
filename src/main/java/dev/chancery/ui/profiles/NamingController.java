package dev.chancery.ui.profiles;

import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.GridPane;

/// Ties the page about names to [NamingModel].
public final class NamingController {

    private final ProfileFormModel form;
    private final NamingModel model;

    @FXML private Label authority;
    @FXML private Node content;
    @FXML private Label placeholders;
    @FXML private GridPane fields;
    @FXML private TextField commonName;
    @FXML private TextField email;
    @FXML private TextField organization;
    @FXML private TextField unit;
    @FXML private TextField country;
    @FXML private TextField state;
    @FXML private TextField locality;
    @FXML private FieldRow namesRow;
    @FXML private TextArea names;
    @FXML private FieldRow askedRow;
    @FXML private TextArea asked;

    NamingController(ProfileFormModel form) {
        this.form = form;
        this.model = form.naming();
    }

    @FXML private void initialize() {
        Map.of(Attribute.COMMON_NAME, commonName, Attribute.EMAIL, email, Attribute.ORGANIZATION, organization,
                Attribute.ORGANIZATIONAL_UNIT, unit, Attribute.COUNTRY, country, Attribute.STATE, state,
                Attribute.LOCALITY, locality)
                .forEach((attribute, field) -> field.textProperty().bindBidirectional(model.subjectProperty(attribute)));
        names.textProperty().bindBidirectional(model.alternativesProperty());
        asked.textProperty().bindBidirectional(model.askedProperty());
        fields.getChildren().stream().map(FieldRow.class::cast).forEach(row -> row.watch(form.violations()));
        namesRow.watch(form.violations());
        placeholders.setText(Words.of("profiles.form.placeholders", "{id}", "{name}", "{group}", "{serial}", "{address}",
                "{key}", "{issuer.O}", "{cn}"));
        namesRow.setHint(Words.of("profiles.form.names.hint", "DNS:{id}.local", "?IP:{address}", "URI:spiffe://lab/device/{id}"));
        askedRow.setHint(Words.of("profiles.form.asked.hint", "host = {id}.lab.example"));
        Shown.set(content, !form.forAuthority());
        Shown.set(authority, form.forAuthority());
    }
}
