package dev.chancery.ui.vault;

import dev.chancery.domain.VaultFinding;
import dev.chancery.domain.VaultHealth;
import dev.chancery.domain.VaultServer;
import dev.chancery.ui.Shown;
import dev.chancery.ui.TroubleBox;
import dev.chancery.words.Words;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;

/// Ties the page on which one signs in to [ConnectModel].
public final class EnterController {

    private final ConnectModel model;

    @FXML private VBox seen;
    @FXML private TroubleBox trouble;
    @FXML private Button signIn;
    @FXML private Button again;
    @FXML private Button stop;

    public EnterController(ConnectModel model) {
        this.model = model;
    }

    @FXML private void initialize() {
        trouble.watch(model.attempts().troubleProperty());
        model.healthProperty().subscribe(this::show);
        model.signedInProperty().subscribe(this::show);
        model.login().ready().subscribe(this::allow);
        model.attempts().busyProperty().subscribe(this::allow);
        Shown.during(model.attempts().busyProperty(), stop);
        Shown.during(Bindings.not(model.attempts().busyProperty()), again);
    }

    private void show() {
        seen.getChildren().clear();
        model.healthProperty().get().map(EnterController::finding).ifPresent(one -> seen.getChildren().add(VaultRows.of(one)));
        model.signedInProperty().get().map(VaultServer::place).ifPresent(place -> seen.getChildren().add(
                VaultRows.line(VaultFinding.Weight.GOOD, Words.of("vault.signedIn", place.label()))));
        allow();
    }

    private static VaultFinding finding(VaultHealth health) {
        return !health.initialised() ? new VaultFinding.NotInitialised() : health.sealed() ? new VaultFinding.Sealed()
                : new VaultFinding.Ready(health.label());
    }

    private void allow() {
        signIn.setDisable(!model.login().ready().get() || model.attempts().busyProperty().get());
    }

    @FXML private void signIn() {
        model.signIn();
    }

    @FXML private void look() {
        model.look();
    }

    @FXML private void stop() {
        model.attempts().stop();
    }
}
