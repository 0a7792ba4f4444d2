package dev.chancery.ui.backup;

import dev.chancery.ui.PassphraseField;
import dev.chancery.ui.Shown;
import dev.chancery.ui.TroubleBox;
import java.util.Optional;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;

/// Ties the form that brings a backup back to [RestoreModel].
public final class RestoreController {

    private final RestoreModel model;

    @FXML private VBox card;
    @FXML private Label backup;
    @FXML private Label facts;
    @FXML private Label target;
    @FXML private Node rest;
    @FXML private PassphraseField passphrase;
    @FXML private TroubleBox trouble;
    @FXML private ProgressIndicator spinner;
    @FXML private Button restore;

    public RestoreController(RestoreModel model) {
        this.model = model;
    }

    @FXML private void initialize() {
        backup.textProperty().bind(model.backupProperty().map(file -> file.map(Object::toString).orElse("")));
        target.textProperty().bind(model.targetProperty().map(file -> file.map(Object::toString).orElse("")));
        facts.textProperty().bind(model.lookProperty().map(look -> look.map(BackupWords::of).orElse("")));
        var known = model.lookProperty().map(Optional::isPresent);
        Shown.during(known, facts, rest);
        restore.disableProperty().bind(known.map(there -> !there));
        trouble.watch(model.troubleProperty());
        spinner.visibleProperty().bind(model.busyProperty());
        card.disableProperty().bind(model.busyProperty());
        model.lookProperty().addListener((_, _, look) -> look.ifPresent(_ -> Platform.runLater(passphrase::focus)));
    }

    @FXML private void chooseBackup() {
        model.chooseBackup();
    }

    @FXML private void chooseTarget() {
        model.chooseTarget();
    }

    @FXML private void restore() {
        model.restore(passphrase.typed());
    }

    @FXML private void back() {
        model.back();
    }
}
