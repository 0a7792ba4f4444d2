package dev.chancery.ui.settings;

import dev.chancery.ui.FieldRow;
import dev.chancery.ui.PassphraseField;
import dev.chancery.ui.StrengthMeter;
import dev.chancery.ui.TroubleBox;
import java.util.List;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/// Ties the form for another passphrase to [PassphraseModel].
public final class PassphraseController {

    private final PassphraseModel model;

    @FXML private VBox form;
    @FXML private PassphraseField current;
    @FXML private FieldRow nextRow;
    @FXML private FieldRow againRow;
    @FXML private PassphraseField next;
    @FXML private PassphraseField again;
    @FXML private StrengthMeter strength;
    @FXML private TroubleBox trouble;
    @FXML private Button change;

    public PassphraseController(PassphraseModel model) {
        this.model = model;
    }

    @FXML private void initialize() {
        List.of(next, again).forEach(field -> field.changes().addListener((_, _, _) -> check()));
        List.of(nextRow, againRow).forEach(row -> row.watch(model.violations()));
        trouble.watch(model.troubleProperty());
        model.troubleProperty().addListener((_, _, found) -> {
            if (!found.isNone()) {
                Platform.runLater(current::focus);
            }
        });
        form.disableProperty().bind(model.busyProperty());
        change.disableProperty().bind(Bindings.isNotEmpty(model.violations()));
    }

    private void check() {
        var typed = next.typed();
        strength.show(typed);
        model.check(typed, again.typed());
    }

    @FXML private void change() {
        model.change(current.typed(), next.typed());
    }

    @FXML private void cancel() {
        model.cancel();
    }
}
