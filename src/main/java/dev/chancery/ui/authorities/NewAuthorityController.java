package dev.chancery.ui.authorities;

import dev.chancery.domain.Authority;
import dev.chancery.domain.Decoded;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.Shown;
import dev.chancery.words.Words;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// Ties the form for a new authority to [NewAuthorityModel]: its presets, its preview and its buttons.
public final class NewAuthorityController {

    private final NewAuthorityModel model;
    private final Runnable cancel;
    private final Consumer<Authority> created;

    @FXML private Label title;
    @FXML private VBox form;
    @FXML private VBox presetPart;
    @FXML private FlowPane presets;
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
        presets.getChildren().setAll(PresetCards.of(model.presetProperty(), model::apply));
        Shown.set(presetPart, model.parent().isEmpty());
        rows().forEach(row -> row.watch(model.violations()));
        model.violations().subscribe(this::judge);
        judge();
        model.previewProperty().subscribe(this::show);
        form.disableProperty().bind(model.busyProperty());
        create.disableProperty().bind(model.busyProperty());
        working.visibleProperty().bind(model.busyProperty());
        Shown.during(Bindings.isNotEmpty(others.textProperty()), others);
    }

    private List<FieldRow> rows() {
        return form.lookupAll(".field-row").stream().map(FieldRow.class::cast).toList();
    }

    private void judge() {
        others.setText(AuthorityParts.beside(model.violations(), rows()));
    }

    private void show(Decoded decoded) {
        Shown.set(wait, decoded == null);
        preview.getChildren().clear();
        if (decoded != null) {
            preview.getChildren().add(DecodedGrid.of(decoded));
        }
    }

    @FXML private void cancel() {
        cancel.run();
    }

    @FXML private void create() {
        rows().forEach(FieldRow::insist);
        model.create(created);
    }
}
