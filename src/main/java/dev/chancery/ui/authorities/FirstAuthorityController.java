package dev.chancery.ui.authorities;

import dev.chancery.domain.Authority;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.Shown;
import java.util.List;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// Ties the step that makes a store's first authority to [FirstAuthorityModel].
public final class FirstAuthorityController {

    /// Where this step leads: `created` with the authority, `skip` without one, `more` to the whole form, `bringIn` to one
    /// that was made elsewhere.
    public record Ways(Consumer<Authority> created, Runnable skip, Runnable more, Runnable bringIn) {}

    private final FirstAuthorityModel model;
    private final Ways ways;

    @FXML private VBox form;
    @FXML private FlowPane presets;
    @FXML private FieldRow nameRow;
    @FXML private TextField name;
    @FXML private Label others;
    @FXML private Node working;
    @FXML private Node asking;

    public FirstAuthorityController(FirstAuthorityModel model, Ways ways) {
        this.model = model;
        this.ways = ways;
    }

    @FXML private void initialize() {
        presets.getChildren().setAll(PresetCards.of(model.form().presetProperty(), model::choose));
        name.textProperty().bindBidirectional(model.form().subject().nameProperty());
        name.textProperty().subscribe(text -> {
            if (text.isEmpty()) {
                name.requestFocus();
            }
        });
        nameRow.watch(model.form().violations());
        model.form().violations().subscribe(this::judge);
        judge();
        form.disableProperty().bind(model.form().busyProperty());
        Shown.during(model.form().busyProperty(), working);
        Shown.during(model.form().busyProperty().map(busy -> !busy), asking);
        Platform.runLater(name::requestFocus);
    }

    // The common name follows the name, so one sentence says what is wrong with both.
    private void judge() {
        var name = nameRow.getField();
        var named = model.form().violations().stream().anyMatch(violation -> violation.field() == name);
        others.setText(named ? "" : AuthorityParts.beside(model.form().violations(), List.of(nameRow)));
        Shown.set(others, !others.getText().isEmpty());
    }

    @FXML private void create() {
        nameRow.insist();
        model.form().create(ways.created());
    }

    @FXML private void stop() {
        model.form().stop();
    }

    @FXML private void skip() {
        ways.skip().run();
    }

    @FXML private void bringIn() {
        ways.bringIn().run();
    }

    @FXML private void more() {
        ways.more().run();
    }
}
