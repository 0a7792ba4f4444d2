package dev.chancery.ui.unlock;

import dev.chancery.ui.FieldRow;
import dev.chancery.ui.PassphraseField;
import dev.chancery.ui.StrengthMeter;
import dev.chancery.ui.TroubleBox;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Ties the form for a new store to [NewStoreModel].
public final class NewStoreController {

    private final NewStoreModel model;

    @FXML private VBox card;
    @FXML private FieldRow nameRow;
    @FXML private FieldRow passphraseRow;
    @FXML private FieldRow againRow;
    @FXML private TextField name;
    @FXML private Label folder;
    @FXML private PassphraseField passphrase;
    @FXML private PassphraseField again;
    @FXML private StrengthMeter strength;
    @FXML private CheckBox recovery;
    @FXML private TroubleBox trouble;
    @FXML private ProgressIndicator spinner;
    @FXML private Button create;

    public NewStoreController(NewStoreModel model) {
        this.model = model;
    }

    @FXML private void initialize() {
        name.textProperty().bindBidirectional(model.nameProperty());
        folder.textProperty().bind(model.folderProperty().map(Object::toString));
        for (var text : List.of(name.textProperty(), passphrase.changes(), again.changes())) {
            text.addListener((_, _, _) -> check());
        }
        for (var row : List.of(nameRow, passphraseRow, againRow)) {
            row.watch(model.violations());
        }
        recovery.selectedProperty().bindBidirectional(model.recoveryProperty());
        trouble.watch(model.troubleProperty());
        spinner.visibleProperty().bind(model.busyProperty());
        card.disableProperty().bind(model.busyProperty());
        create.disableProperty().bind(Bindings.isNotEmpty(model.violations()));
        Platform.runLater(name::requestFocus);
    }

    private void check() {
        var typed = passphrase.typed();
        strength.show(typed);
        model.check(typed, again.typed());
    }

    @FXML private void chooseFolder() {
        model.chooseFolder();
    }

    @FXML private void create() {
        model.create(passphrase.typed());
    }

    @FXML private void back() {
        model.back();
    }
}
