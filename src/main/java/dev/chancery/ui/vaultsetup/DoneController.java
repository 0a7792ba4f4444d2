package dev.chancery.ui.vaultsetup;

import dev.chancery.domain.Secret;
import dev.chancery.domain.VaultPlan;
import dev.chancery.ui.CopyButton;
import dev.chancery.ui.Shown;
import dev.chancery.words.VaultStepWords;
import dev.chancery.words.Words;
import java.util.Optional;
import java.util.function.BiConsumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Ties the page after a plan was carried out to [SetupModel]: what became of each step, the role id, and the secret id, which
/// is never drawn and only lent to the clipboard.
public final class DoneController {

    private final SetupModel model;
    private final SetupModel.Ended ended;
    private final Optional<BiConsumer<VaultPlan, String>> connect;
    private final Runnable close;
    private Optional<Secret> secret;

    @FXML private VBox outcomes;
    @FXML private TextField roleId;
    @FXML private Button copyRoleId;
    @FXML private HBox secretRow;
    @FXML private Label secretNote;
    @FXML private Button copySecretId;
    @FXML private Button makeSecretId;
    @FXML private Button connectNow;

    public DoneController(SetupModel model, SetupModel.Ended ended, Optional<BiConsumer<VaultPlan, String>> connect, Runnable close) {
        this.model = model;
        this.ended = ended;
        this.connect = connect;
        this.close = close;
        this.secret = ended.secretId();
    }

    @FXML private void initialize() {
        var steps = ended.plan().steps();
        for (int at = 0; at < steps.size(); at++) {
            var line = new Label(Words.of("vaultsetup.done.line", VaultStepWords.of(steps.get(at)), VaultStepWords.of(ended.outcomes().get(at))));
            line.setWrapText(true);
            outcomes.getChildren().add(line);
        }
        roleId.setText(ended.roleId());
        CopyButton.copies(copyRoleId, ended::roleId);
        CopyButton.lends(copySecretId, () -> secret.map(one -> one.use(String::new)).orElse(""));
        Shown.set(connectNow, connect.isPresent());
        showSecret();
    }

    private void showSecret() {
        Shown.set(secretRow, secret.isPresent());
        Shown.set(makeSecretId, secret.isEmpty());
        secretNote.setText(Words.of(secret.isPresent() ? "vaultsetup.secret.once" : "vaultsetup.secret.none"));
    }

    @FXML private void makeSecretId() {
        makeSecretId.setDisable(true);
        model.makeSecret(ended.plan(), made -> {
            secret = Optional.of(made);
            showSecret();
        });
    }

    @FXML private void connectNow() {
        close.run();
        connect.ifPresent(way -> way.accept(ended.plan(), ended.roleId()));
    }

    @FXML private void close() {
        close.run();
    }

    /// Forgets the secret id.
    void forget() {
        secret.ifPresent(Secret::close);
    }
}
