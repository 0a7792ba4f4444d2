package dev.chancery.ui.issue;

import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.Field;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import java.util.Map;
import java.util.Set;
import javafx.fxml.FXML;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.control.TitledPane;
import javafx.scene.layout.GridPane;

/// Ties the rarely needed answers to [SubjectModel]: the subject's fields and its alternative names.
public final class AdvancedController {

    private static final Set<Field> HERE = Set.of(Field.COMMON_NAME, Field.EMAIL, Field.ORGANIZATION,
            Field.ORGANIZATIONAL_UNIT, Field.COUNTRY, Field.STATE, Field.LOCALITY, Field.SUBJECT_NAMES);

    private final FormModel page;
    private final SubjectModel model;

    @FXML private TitledPane advanced;
    @FXML private GridPane fields;
    @FXML private TextField commonName;
    @FXML private TextField email;
    @FXML private TextField organization;
    @FXML private TextField unit;
    @FXML private TextField country;
    @FXML private TextField state;
    @FXML private TextField locality;
    @FXML private FieldRow namesRow;
    @FXML private TextArea names;
    @FXML private Label each;

    public AdvancedController(FormModel page) {
        this.page = page;
        this.model = page.subject();
    }

    @FXML private void initialize() {
        advanced.expandedProperty().bindBidirectional(page.advancedProperty());
        Map.of(Attribute.COMMON_NAME, commonName, Attribute.EMAIL, email, Attribute.ORGANIZATION, organization,
                Attribute.ORGANIZATIONAL_UNIT, unit, Attribute.COUNTRY, country, Attribute.STATE, state,
                Attribute.LOCALITY, locality)
                .forEach((attribute, field) -> field.textProperty().bindBidirectional(model.fieldProperty(attribute)));
        names.textProperty().bindBidirectional(model.namesProperty());
        fields.getChildren().stream().map(FieldRow.class::cast).forEach(row -> row.watch(page.violations()));
        namesRow.watch(page.violations());
        page.violations().subscribe(this::unfoldWhatIsWrong);
        Shown.during(page.who().whoProperty().map(who -> !(who instanceof Who.Many)), fields, namesRow);
        Shown.during(page.who().whoProperty().map(Who.Many.class::isInstance), each);
        page.terms().there().homeProperty().subscribe(home -> showThere(home.isPresent()));
    }

    /// A role decides what else the subject says.
    private void showThere(boolean there) {
        advanced.setText(Words.of(there ? "vaultissue.advanced" : "issue.advanced"));
        fields.getChildren().stream().map(FieldRow.class::cast).filter(row -> row.getField() != Field.COMMON_NAME)
                .forEach(row -> Shown.set(row, !there));
    }

    private void unfoldWhatIsWrong() {
        if (page.violations().stream().anyMatch(violation -> HERE.contains(violation.field()))) {
            advanced.setExpanded(true);
        }
    }
}
