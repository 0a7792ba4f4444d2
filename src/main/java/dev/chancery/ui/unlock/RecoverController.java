package dev.chancery.ui.unlock;

import dev.chancery.ui.FieldRow;
import dev.chancery.ui.PassphraseField;
import dev.chancery.ui.StrengthMeter;
import dev.chancery.ui.TroubleBox;
import dev.chancery.words.Words;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.VBox;

/// Ties the form for a forgotten passphrase to [RecoverModel].
public final class RecoverController {

    private final RecoverModel model;

    @FXML private VBox card;
    @FXML private Label store;
    @FXML private FieldRow keyRow;
    @FXML private PassphraseField key;
    @FXML private FieldRow passphraseRow;
    @FXML private PassphraseField passphrase;
    @FXML private StrengthMeter strength;
    @FXML private FieldRow againRow;
    @FXML private PassphraseField again;
    @FXML private TroubleBox trouble;
    @FXML private ProgressIndicator spinner;
    @FXML private Button recover;

    public RecoverController(RecoverModel model) {
        this.model = model;
    }

    @FXML private void initialize() {
        store.setText(Words.of("unlock.recover.store", model.name()));
        List.of(key, passphrase, again).forEach(field -> field.changes().addListener((_, _, _) -> check()));
        List.of(keyRow, passphraseRow, againRow).forEach(row -> row.watch(model.violations()));
        trouble.watch(model.troubleProperty());
        spinner.visibleProperty().bind(model.busyProperty());
        card.disableProperty().bind(model.busyProperty());
        recover.disableProperty().bind(Bindings.isNotEmpty(model.violations()));
        Platform.runLater(key::focus);
    }

    private void check() {
        var typed = passphrase.typed();
        strength.show(typed);
        model.check(key.typed(), typed, again.typed());
    }

    @FXML private void recover() {
        model.recover(key.typed(), passphrase.typed());
    }

    @FXML private void back() {
        model.back();
    }
}
