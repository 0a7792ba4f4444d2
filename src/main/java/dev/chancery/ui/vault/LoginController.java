package dev.chancery.ui.vault;

import dev.chancery.domain.VaultPlace.Kind;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.PassphraseField;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import java.util.Arrays;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.VBox;

/// Ties the fields of a login to [LoginModel].
public final class LoginController {

    private final LoginModel model;

    @FXML private RadioButton byToken;
    @FXML private RadioButton byAppRole;
    @FXML private VBox appRole;
    @FXML private FieldRow roleIdRow;
    @FXML private TextField roleId;
    @FXML private FieldRow mountRow;
    @FXML private TextField mount;
    @FXML private FieldRow secretRow;
    @FXML private PassphraseField secret;
    @FXML private Label refused;
    @FXML private CheckBox keep;

    public LoginController(LoginModel model) {
        this.model = model;
    }

    @FXML private void initialize() {
        var group = new ToggleGroup();
        group.getToggles().addAll(byToken, byAppRole);
        roleId.textProperty().bindBidirectional(model.roleIdProperty());
        mount.textProperty().bindBidirectional(model.mountProperty());
        List.of(roleIdRow, mountRow).forEach(row -> row.watch(model.violations()));
        keep.selectedProperty().bindBidirectional(model.keepProperty());
        refused.textProperty().bind(model.refusedProperty());
        Shown.during(model.refusedProperty().map(text -> !text.isEmpty()), refused);
        Shown.during(byAppRole.selectedProperty(), appRole);
        model.kindProperty().subscribe(this::show);
        group.selectedToggleProperty().addListener((_, _, chosen) -> model.kindProperty().set(chosen == byAppRole ? Kind.APP_ROLE : Kind.TOKEN));
        secret.changes().subscribe(_ -> takeSecret());
        model.givenProperty().addListener((_, _, given) -> {
            if (!given) {
                secret.clear();
            }
        });
    }

    private void show(Kind kind) {
        (kind == Kind.APP_ROLE ? byAppRole : byToken).setSelected(true);
        secretRow.setLabel(Words.of(kind == Kind.APP_ROLE ? "vault.login.secretId" : "vault.login.token"));
    }

    private void takeSecret() {
        var typed = secret.typed();
        model.take(typed);
        Arrays.fill(typed, '\0');
    }
}
