package dev.chancery.ui.requests;

import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.FiledRequest;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.ui.ChoiceCard;
import dev.chancery.ui.Choices;
import dev.chancery.ui.FieldRow;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javafx.collections.FXCollections;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;

/// Ties the form for a request of ours to [NewRequestModel].
public final class NewRequestController {

    private final NewRequestModel model;
    private final Sheets.Close close;
    private final Consumer<FiledRequest> created;

    @FXML private FieldRow commonNameRow;
    @FXML private TextField commonName;
    @FXML private FieldRow organizationRow;
    @FXML private TextField organization;
    @FXML private FieldRow countryRow;
    @FXML private TextField country;
    @FXML private FieldRow namesRow;
    @FXML private TextArea names;
    @FXML private ChoiceCard device;
    @FXML private ChoiceCard server;
    @FXML private ComboBox<KeySpec> key;
    @FXML private Button create;

    public NewRequestController(NewRequestModel model, Sheets.Close close, Consumer<FiledRequest> created) {
        this.model = model;
        this.close = close;
        this.created = created;
    }

    @FXML private void initialize() {
        commonName.textProperty().bindBidirectional(model.fieldProperty(Attribute.COMMON_NAME));
        organization.textProperty().bindBidirectional(model.fieldProperty(Attribute.ORGANIZATION));
        country.textProperty().bindBidirectional(model.fieldProperty(Attribute.COUNTRY));
        names.textProperty().bindBidirectional(model.namesProperty());
        ChoiceCard.bind(model.profileProperty(), Map.of(device, Profile.DEVICE, server, Profile.SERVER));
        key.setItems(FXCollections.observableArrayList(KeySpec.values()));
        Choices.say(key, KeySpec::label);
        key.valueProperty().bindBidirectional(model.keyProperty());
        List.of(commonNameRow, organizationRow, countryRow, namesRow).forEach(row -> row.watch(model.violations()));
        create.disableProperty().bind(model.readyProperty().not());
    }

    @FXML private void cancel() {
        close.asking().run();
    }

    @FXML private void create() {
        model.create(request -> {
            close.now().run();
            created.accept(request);
        });
    }
}
