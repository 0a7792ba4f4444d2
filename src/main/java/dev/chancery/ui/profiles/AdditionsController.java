package dev.chancery.ui.profiles;

import dev.chancery.domain.Additions;
import dev.chancery.domain.Additions.Omitted;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.Icons;
import dev.chancery.ui.Shown;
import dev.chancery.ui.profiles.AdditionsModel.Part;
import dev.chancery.words.Violations;
import dev.chancery.words.Words;
import java.util.List;
import java.util.stream.Collectors;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Ties the page about extensions to [AdditionsModel].
public final class AdditionsController {

    private final ProfileFormModel form;
    private final AdditionsModel model;

    @FXML private FieldRow linksRow;
    @FXML private FieldRow policiesRow;
    @FXML private FieldRow constraintsRow;
    @FXML private TextArea crl;
    @FXML private TextArea ocsp;
    @FXML private TextArea issuers;
    @FXML private TextArea policies;
    @FXML private Node constraints;
    @FXML private TextArea permitted;
    @FXML private TextArea excluded;
    @FXML private VBox others;
    @FXML private TextField oid;
    @FXML private TextField value;
    @FXML private CheckBox critical;
    @FXML private Label othersHint;
    @FXML private Label wrong;
    @FXML private Node omitted;
    @FXML private CheckBox noConstraints;
    @FXML private CheckBox noKeyId;

    AdditionsController(ProfileFormModel form) {
        this.form = form;
        this.model = form.additions();
    }

    @FXML private void initialize() {
        var fields = List.of(crl, ocsp, issuers, policies, permitted, excluded);
        for (var part : Part.values()) {
            fields.get(part.ordinal()).textProperty().bindBidirectional(model.textProperty(part));
        }
        noConstraints.selectedProperty().bindBidirectional(model.omittedProperty(Omitted.BASIC_CONSTRAINTS));
        noKeyId.selectedProperty().bindBidirectional(model.omittedProperty(Omitted.SUBJECT_KEY_ID));
        Shown.set(constraints, form.forAuthority());
        Shown.set(omitted, !form.forAuthority());
        Shown.set(wrong, false);
        othersHint.setText(Words.of("profiles.form.others.hint", "SEQ{UTF8:\"a\", INT:5}"));
        List.of(linksRow, policiesRow, constraintsRow).forEach(row -> row.watch(form.violations()));
        model.others().subscribe(this::show);
        show();
    }

    private void show() {
        others.getChildren().setAll(model.others().stream().map(this::row).toList());
    }

    private HBox row(Additions.Other other) {
        var words = new Label(Words.of(other.critical() ? "profiles.form.other.critical" : "profiles.form.other",
                other.oid(), other.der().hex()));
        words.getStyleClass().add("mono");
        var row = new HBox(8, words, Icons.button("fth-x", Words.of("profiles.form.other.remove", other.oid()),
                () -> model.others().remove(other)));
        row.getStyleClass().add("actions");
        return row;
    }

    @FXML private void add() {
        model.add(oid.getText(), critical.isSelected(), value.getText(), reasons -> {
            wrong.setText(reasons.stream().map(Violations::words).collect(Collectors.joining("\n")));
            Shown.set(wrong, !reasons.isEmpty());
            if (reasons.isEmpty()) {
                List.of(oid, value).forEach(TextField::clear);
            }
        });
    }
}
