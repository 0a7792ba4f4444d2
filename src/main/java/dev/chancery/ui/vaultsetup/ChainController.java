package dev.chancery.ui.vaultsetup;

import dev.chancery.domain.Authority;
import dev.chancery.domain.KeySpec;
import dev.chancery.domain.VaultPlan;
import dev.chancery.ui.Choices;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.Shown;
import dev.chancery.ui.WrongBeside;
import dev.chancery.ui.vaultsetup.PlanModel.Entry;
import dev.chancery.ui.vaultsetup.PlanModel.Part;
import dev.chancery.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Ties the page about the root and what issues below it to [PlanModel].
public final class ChainController {

    private final SetupModel setup;
    private final PlanModel model;

    @FXML private ComboBox<Optional<Authority>> root;
    @FXML private Label stays;
    @FXML private VBox rootPart;
    @FXML private TextField rootMount;
    @FXML private TextField rootName;
    @FXML private ComboBox<KeySpec> rootKey;
    @FXML private TextField rootLife;
    @FXML private WrongBeside rootOthers;
    @FXML private VBox issuingPart;
    @FXML private TextField mount;
    @FXML private TextField name;
    @FXML private TextField organization;
    @FXML private TextField country;
    @FXML private ComboBox<KeySpec> key;
    @FXML private TextField life;
    @FXML private WrongBeside others;

    public ChainController(SetupModel model) {
        this.setup = model;
        this.model = model.typed();
    }

    @FXML private void initialize() {
        Choices.say(root, one -> one.map(own -> Words.of("vaultsetup.root.ours", own.name())).orElse(Words.of("vaultsetup.root.there")));
        setup.roots().subscribe(this::offer);
        offer();
        Shown.during(model.rootProperty().map(Optional::isEmpty), rootPart);
        Shown.during(model.rootProperty().map(Optional::isPresent), stays);
        tie(rootMount, Entry.ROOT_MOUNT);
        tie(rootName, Entry.ROOT_NAME);
        tie(rootLife, Entry.ROOT_LIFE);
        tie(mount, Entry.MOUNT);
        tie(name, Entry.NAME);
        tie(organization, Entry.ORGANIZATION);
        tie(country, Entry.COUNTRY);
        tie(life, Entry.LIFE);
        List.of(rootKey, key).forEach(box -> {
            Choices.say(box, KeySpec::label);
            box.getItems().setAll(VaultPlan.KEYS);
        });
        rootKey.valueProperty().bindBidirectional(model.rootKeyProperty());
        key.valueProperty().bindBidirectional(model.keyProperty());
        watch(rootPart, Part.ROOT, rootOthers);
        watch(issuingPart, Part.ISSUING, others);
    }

    private void offer() {
        var all = new ArrayList<Optional<Authority>>();
        setup.roots().forEach(one -> all.add(Optional.of(one)));
        all.add(Optional.empty());
        root.valueProperty().unbindBidirectional(model.rootProperty());
        root.getItems().setAll(all);
        root.valueProperty().bindBidirectional(model.rootProperty());
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
