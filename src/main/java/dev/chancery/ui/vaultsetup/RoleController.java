package dev.chancery.ui.vaultsetup;

import dev.chancery.domain.KeySpec;
import dev.chancery.domain.VaultPlan;
import dev.chancery.ui.Choices;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.WrongBeside;
import dev.chancery.ui.vaultsetup.PlanModel.Entry;
import dev.chancery.ui.vaultsetup.PlanModel.Part;
import dev.chancery.words.Words;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.fxml.FXML;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Ties the page about what may be issued, and by whom, to [PlanModel].
public final class RoleController {

    private final PlanModel model;

    @FXML private VBox rolePart;
    @FXML private TextField role;
    @FXML private TextField domains;
    @FXML private ComboBox<Optional<KeySpec>> key;
    @FXML private TextField longest;
    @FXML private CheckBox clients;
    @FXML private CheckBox servers;
    @FXML private WrongBeside roleOthers;
    @FXML private VBox accessPart;
    @FXML private TextField path;
    @FXML private TextField login;
    @FXML private TextField policy;
    @FXML private TextField token;
    @FXML private TextField secret;
    @FXML private WrongBeside accessOthers;

    public RoleController(SetupModel model) {
        this.model = model.typed();
    }

    @FXML private void initialize() {
        tie(role, Entry.ROLE);
        tie(domains, Entry.DOMAINS);
        tie(longest, Entry.LONGEST);
        tie(path, Entry.LOGIN_PATH);
        tie(login, Entry.LOGIN);
        tie(policy, Entry.POLICY);
        tie(token, Entry.TOKEN);
        tie(secret, Entry.SECRET);
        Choices.say(key, one -> one.map(KeySpec::label).orElseGet(() -> Words.of("vaultsetup.key.any")));
        key.getItems().setAll(Stream.concat(VaultPlan.KEYS.stream().map(Optional::of), Stream.of(Optional.<KeySpec>empty())).toList());
        key.valueProperty().bindBidirectional(model.deviceKeyProperty());
        clients.selectedProperty().bindBidirectional(model.clientsProperty());
        servers.selectedProperty().bindBidirectional(model.serversProperty());
        watch(rolePart, Part.ROLE, roleOthers);
        watch(accessPart, Part.ACCESS, accessOthers);
    }

    private void tie(TextField field, Entry entry) {
        field.textProperty().bindBidirectional(model.property(entry));
    }

    private void watch(VBox part, Part of, WrongBeside beside) {
        var rows = part.lookupAll(".field-row").stream().map(FieldRow.class::cast).toList();
        rows.forEach(row -> row.watch(model.violations(of)));
        beside.watch(model.violations(of), rows);
    }
}
