package dev.chancery.ui.export;

import dev.chancery.domain.FileKind;
import dev.chancery.domain.Layout;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.control.ProgressBar;

/// Ties the passphrase and its rules to [ProtectionModel].
public final class ProtectionController {

    private static final double STRONGEST = 4;

    private final ExportModel page;
    private final ProtectionModel model;

    @FXML private CheckBox stay;
    @FXML private Label noKeys;
    @FXML private Label noRoom;
    @FXML private Node keys;
    @FXML private CheckBox protect;
    @FXML private Label required;
    @FXML private Label open;
    @FXML private Node fields;
    @FXML private FieldRow passphraseRow;
    @FXML private PasswordField passphrase;
    @FXML private ProgressBar strength;
    @FXML private FieldRow againRow;
    @FXML private PasswordField again;

    public ProtectionController(ExportModel page) {
        this.page = page;
        this.model = page.protection();
    }

    @FXML private void initialize() {
        protect.selectedProperty().bindBidirectional(model.wantedProperty());
        stay.setOnAction(_ -> page.keys().whichProperty().set(stay.isSelected() ? WhichKeys.NONE : WhichKeys.ALL));
        page.keys().whichProperty().subscribe(which -> stay.setSelected(which == WhichKeys.NONE));
        var room = page.keys().roomProperty();
        var standing = page.keys().standingProperty();
        Shown.during(Bindings.createBooleanBinding(() -> room.get() && standing.get().keys() > 0 && standing.get().left().isEmpty(),
                room, standing), stay);
        Shown.during(page.keys().standingProperty().map(known -> known.certificates() > 0 && known.keys() == 0), noKeys);
        var layout = page.fileNames().layoutProperty();
        Shown.during(page.withoutKeysProperty().not().and(room), keys);
        Shown.during(page.withoutKeysProperty().not().and(room.not()), noRoom);
        var cover = layout.map(Layout::cover);
        var needed = Bindings.createBooleanBinding(model::needed, layout, model.wantedProperty());
        Shown.during(cover.map(what -> what == FileKind.Cover.ALWAYS), required);
        Shown.during(cover.map(what -> what == FileKind.Cover.OFFERED), protect);
        Shown.during(needed, fields);
        Shown.during(needed.not(), open);
        model.tooNewProperty().subscribe(tooNew -> passphraseRow.setHint(tooNew ? Words.of("export.passphrase.ascii") : ""));
        passphraseRow.watch(model.violations());
        againRow.watch(model.violations());
        passphrase.textProperty().addListener((_, _, _) -> typed());
        again.textProperty().addListener((_, _, _) -> typed());
        page.where().placeProperty().subscribe(place -> open.setText(place == null
                ? Words.of("export.protection.open") : Words.of("export.protection.openOn", place.name())));
    }

    private void typed() {
        model.type(passphrase.getText().toCharArray(), again.getText().toCharArray());
        strength.setProgress(model.strength() / STRONGEST);
    }
}
