package dev.chancery.ui.endpoints;

import dev.chancery.domain.Authority;
import dev.chancery.domain.EndpointOffer;
import dev.chancery.ui.Choices;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;

/// Ties the page of the local endpoints to [EndpointsModel].
public final class EndpointsController {

    private final EndpointsModel model;
    private final Runnable close;

    @FXML private Label standing;
    @FXML private Button toggle;
    @FXML private Node fields;
    @FXML private FieldRow addressRow;
    @FXML private ComboBox<String> address;
    @FXML private FieldRow portRow;
    @FXML private TextField port;
    @FXML private RadioButton tls;
    @FXML private RadioButton plain;
    @FXML private Node ofTls;
    @FXML private FieldRow issuerRow;
    @FXML private ComboBox<Authority> issuer;
    @FXML private FieldRow hostsRow;
    @FXML private TextField hosts;
    @FXML private CheckBox lists;
    @FXML private CheckBox certificates;
    @FXML private CheckBox answers;
    @FXML private Node places;

    EndpointsController(EndpointsModel model, Runnable close) {
        this.model = model;
        this.close = close;
    }

    @FXML private void initialize() {
        address.getItems().setAll(model.addresses());
        address.getEditor().textProperty().bindBidirectional(model.addressProperty());
        port.textProperty().bindBidirectional(model.portProperty());
        hosts.textProperty().bindBidirectional(model.hostsProperty());
        Choices.say(issuer, Authority::name);
        issuer.setItems(model.issuers());
        issuer.valueProperty().bindBidirectional(model.issuerProperty());
        var way = new ToggleGroup();
        List.of(tls, plain).forEach(button -> button.setToggleGroup(way));
        tls.selectedProperty().bindBidirectional(model.tlsProperty());
        tls.selectedProperty().subscribe(now -> plain.setSelected(!now));
        lists.selectedProperty().bindBidirectional(model.offerProperty(EndpointOffer.LISTS));
        certificates.selectedProperty().bindBidirectional(model.offerProperty(EndpointOffer.CERTIFICATES));
        answers.selectedProperty().bindBidirectional(model.offerProperty(EndpointOffer.ANSWERS));
        List.of(addressRow, portRow, issuerRow, hostsRow).forEach(row -> row.watch(model.violations()));
        Shown.during(model.tlsProperty(), ofTls);
        Shown.during(model.standingProperty().map(now -> now.base().isPresent()), places);
        model.standingProperty().subscribe(this::show);
        fields.disableProperty().bind(model.busyProperty().or(Bindings.createBooleanBinding(
                () -> model.standingProperty().get().base().isPresent(), model.standingProperty())));
        toggle.disableProperty().bind(model.busyProperty().or(Bindings.isNotEmpty(model.violations())));
    }

    private void show(EndpointsModel.Standing now) {
        standing.setText(EndpointsRowController.words(now));
        toggle.setText(Words.of(now.base().isPresent() ? "endpoints.switchOff" : "endpoints.switchOn"));
    }

    @FXML private void toggle() {
        model.toggle();
    }

    @FXML private void close() {
        close.run();
    }
}
