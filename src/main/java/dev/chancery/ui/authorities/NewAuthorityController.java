package dev.chancery.ui.authorities;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Decoded;
import dev.chancery.domain.DistinguishedName.Attribute;
import dev.chancery.domain.KeySpec;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.Job;
import dev.chancery.ui.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Ties the form for a new authority to [NewAuthorityModel].
public final class NewAuthorityController {

    private final NewAuthorityModel model;
    private final Runnable cancel;
    private final Consumer<Authority> created;

    @FXML private Label title;
    @FXML private VBox form;
    @FXML private VBox presetPart;
    @FXML private FlowPane presets;
    @FXML private TextField name;
    @FXML private TextField commonName;
    @FXML private TextField organization;
    @FXML private TextField unit;
    @FXML private TextField country;
    @FXML private TextField state;
    @FXML private TextField locality;
    @FXML private TextField email;
    @FXML private ComboBox<KeySpec> key;
    @FXML private TextField life;
    @FXML private HBox years;
    @FXML private Label ends;
    @FXML private Button cut;
    @FXML private ComboBox<NewAuthorityModel.Depth> depth;
    @FXML private VBox preview;
    @FXML private Label wait;
    @FXML private Label others;
    @FXML private Label working;
    @FXML private Button create;

    public NewAuthorityController(NewAuthorityModel model, Runnable cancel, Consumer<Authority> created) {
        this.model = model;
        this.cancel = cancel;
        this.created = created;
    }

    @FXML private void initialize() {
        title.setText(model.parent().map(above -> Words.of("authorities.create.intermediate", above.name()))
                .orElseGet(() -> Words.of("authorities.create.root")));
        NewAuthorityParts.presets(presets, model);
        NewAuthorityParts.years(years, model);
        shown(presetPart, model.parent().isEmpty());
        bindFields();
        NewAuthorityParts.choices(key, List.of(KeySpec.values()), KeySpec::label);
        key.valueProperty().bindBidirectional(model.keyProperty());
        NewAuthorityParts.choices(depth, List.of(NewAuthorityModel.Depth.values()), NewAuthorityParts::words);
        depth.valueProperty().bindBidirectional(model.depthProperty());
        model.parent().ifPresent(above -> cut.setText(Words.of("authorities.create.life.cut", above.name())));
        rows().forEach(row -> row.watch(model.violations()));
        model.violations().subscribe(this::judge);
        model.lifeProperty().subscribe(_ -> judge());
        model.previewProperty().subscribe(this::show);
    }

    private void bindFields() {
        name.textProperty().bindBidirectional(model.nameProperty());
        commonName.textProperty().bindBidirectional(model.subjectProperty(Attribute.COMMON_NAME));
        organization.textProperty().bindBidirectional(model.subjectProperty(Attribute.ORGANIZATION));
        unit.textProperty().bindBidirectional(model.subjectProperty(Attribute.ORGANIZATIONAL_UNIT));
        country.textProperty().bindBidirectional(model.subjectProperty(Attribute.COUNTRY));
        state.textProperty().bindBidirectional(model.subjectProperty(Attribute.STATE));
        locality.textProperty().bindBidirectional(model.subjectProperty(Attribute.LOCALITY));
        email.textProperty().bindBidirectional(model.subjectProperty(Attribute.EMAIL));
        life.textProperty().bindBidirectional(model.lifeProperty());
    }

    private List<FieldRow> rows() {
        return form.lookupAll(".field-row").stream().map(FieldRow.class::cast).toList();
    }

    private void judge() {
        ends.setText(model.end().map(end -> Words.of("authorities.create.life.ends", Words.date(end))).orElse(""));
        shown(cut, NewAuthorityParts.outlives(model.violations()));
        others.setText(NewAuthorityParts.beside(model.violations(), rows()));
        shown(others, !others.getText().isEmpty());
    }

    private void show(Decoded decoded) {
        shown(wait, decoded == null);
        preview.getChildren().clear();
        if (decoded != null) {
            preview.getChildren().add(DecodedGrid.of(decoded));
        }
    }

    @FXML private void cut() {
        model.endWithParent();
    }

    @FXML private void cancel() {
        cancel.run();
    }

    @FXML private void create() {
        rows().forEach(FieldRow::insist);
        model.create(created).ifPresent(job -> job.stateProperty().subscribe(this::work));
    }

    private void work(Job.State state) {
        boolean runs = state == Job.State.RUNNING;
        form.setDisable(runs);
        create.setDisable(runs);
        working.setVisible(runs);
    }

    private static void shown(Region region, boolean whether) {
        region.setVisible(whether);
        region.setManaged(whether);
    }
}
