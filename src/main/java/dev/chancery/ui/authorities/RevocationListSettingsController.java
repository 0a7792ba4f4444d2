package dev.chancery.ui.authorities;

import dev.chancery.ui.FieldRow;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.TextField;

/// Ties the form that says how a revocation list is published to [RevocationListModel].
public final class RevocationListSettingsController {

    private final RevocationListModel model;
    private final ListActs acts;

    @FXML private FieldRow pathRow;
    @FXML private TextField path;
    @FXML private FieldRow hoursRow;
    @FXML private TextField hours;
    @FXML private FieldRow urlRow;
    @FXML private TextField url;
    @FXML private CheckBox keepsExpired;
    @FXML private CheckBox delta;
    @FXML private Button save;
    @FXML private Button revert;

    public RevocationListSettingsController(RevocationListModel model, Means means) {
        this.model = model;
        this.acts = new ListActs(model, means);
    }

    @FXML private void initialize() {
        path.textProperty().bindBidirectional(model.pathProperty());
        hours.textProperty().bindBidirectional(model.hoursProperty());
        url.textProperty().bindBidirectional(model.urlProperty());
        keepsExpired.selectedProperty().bindBidirectional(model.keepsExpiredProperty());
        delta.selectedProperty().bindBidirectional(model.deltaProperty());
        List.of(pathRow, hoursRow, urlRow).forEach(row -> row.watch(model.violations()));
        save.disableProperty().bind(model.changedProperty().not().or(Bindings.isNotEmpty(model.violations())));
        revert.disableProperty().bind(model.changedProperty().not());
    }

    @FXML private void choosePath() {
        acts.choosePath();
    }

    @FXML private void save() {
        acts.save();
    }

    @FXML private void revert() {
        model.revert();
    }
}
