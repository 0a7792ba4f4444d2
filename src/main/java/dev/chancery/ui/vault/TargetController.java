package dev.chancery.ui.vault;

import dev.chancery.ui.FieldRow;
import dev.chancery.ui.Shown;
import dev.chancery.ui.TroubleBox;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;

/// Ties the page about mount and role to [ConnectModel].
public final class TargetController {

    private final ConnectModel model;

    @FXML private FieldRow mountRow;
    @FXML private TextField mount;
    @FXML private FieldRow roleRow;
    @FXML private ComboBox<String> role;
    @FXML private Button list;
    @FXML private Label hidden;
    @FXML private CheckBox keysThere;
    @FXML private TroubleBox trouble;

    public TargetController(ConnectModel model) {
        this.model = model;
    }

    @FXML private void initialize() {
        var target = model.target();
        mount.textProperty().bindBidirectional(target.mountProperty());
        role.setItems(target.roles());
        // The box writes its value over its text when it is first shown or its items change, so that both must say the same.
        role.getEditor().textProperty().bindBidirectional(target.roleProperty());
        role.valueProperty().bindBidirectional(target.roleProperty());
        keysThere.selectedProperty().bindBidirectional(target.keysThereProperty());
        List.of(mountRow, roleRow).forEach(row -> row.watch(target.violations()));
        list.disableProperty().bind(model.attempts().busyProperty());
        Shown.during(model.rolesHiddenProperty(), hidden);
        trouble.watch(model.attempts().troubleProperty());
    }

    @FXML private void list() {
        model.listRoles();
    }
}
