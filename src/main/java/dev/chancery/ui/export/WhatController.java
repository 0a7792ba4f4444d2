package dev.chancery.ui.export;

import dev.chancery.ui.ChoiceCard;
import dev.chancery.ui.Shown;
import java.util.Map;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;

/// Ties the forms that can be chosen to [ExportModel].
public final class WhatController {

    private final ExportModel model;

    @FXML private ChoiceCard pemFolder;
    @FXML private ChoiceCard pemBundle;
    @FXML private ChoiceCard pkcs12;
    @FXML private ChoiceCard mainflux;
    @FXML private ChoiceCard superMq;
    @FXML private CheckBox together;

    public WhatController(ExportModel model) {
        this.model = model;
    }

    @FXML private void initialize() {
        ChoiceCard.bind(model.whatProperty(), Map.of(pemFolder, What.PEM_FOLDER, pemBundle, What.PEM_BUNDLE,
                pkcs12, What.PKCS12, mainflux, What.MAINFLUX, superMq, What.SUPERMQ));
        together.selectedProperty().bindBidirectional(model.togetherProperty());
        Shown.during(model.whatProperty().map(what -> what.isJson() && model.count() > 1), together);
        Shown.during(model.withoutKeysProperty().not(), pkcs12);
    }
}
