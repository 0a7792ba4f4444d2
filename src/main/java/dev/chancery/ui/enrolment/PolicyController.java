package dev.chancery.ui.enrolment;

import dev.chancery.domain.KeySpec;
import dev.chancery.domain.Profile;
import dev.chancery.ui.Choices;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.Shown;
import dev.chancery.ui.Toasts;
import dev.chancery.ui.WrongBeside;
import dev.chancery.ui.enrolment.PolicyModel.Enrols;
import dev.chancery.words.ProfileWords;
import dev.chancery.words.Words;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.FlowPane;

/// Ties the sheet with what devices may fetch to [PolicyModel].
public final class PolicyController {

    private final PolicyModel model;
    private final Toasts toasts;
    private final Runnable close;

    @FXML private Label title;
    @FXML private CheckBox downloads;
    @FXML private ComboBox<Enrols> enrols;
    @FXML private Node terms;
    @FXML private FieldRow labelRow;
    @FXML private TextField label;
    @FXML private ComboBox<Profile> profile;
    @FXML private FieldRow lifeRow;
    @FXML private TextField life;
    @FXML private FlowPane keys;
    @FXML private WrongBeside beside;
    @FXML private Button save;

    public PolicyController(PolicyModel model, Toasts toasts, Runnable close) {
        this.model = model;
        this.toasts = toasts;
        this.close = close;
    }

    @FXML private void initialize() {
        title.setText(Words.of("enrolment.policy.title", model.authority().name()));
        downloads.selectedProperty().bindBidirectional(model.downloadsProperty());
        enrols.getItems().setAll(Enrols.values());
        Choices.say(enrols, EnrolmentWords::of);
        enrols.valueProperty().bindBidirectional(model.enrolsProperty());
        Shown.during(model.enrolsProperty().isNotEqualTo(Enrols.OFF), terms);
        label.textProperty().bindBidirectional(model.labelProperty());
        Choices.say(profile, ProfileWords::name);
        profile.setItems(model.profiles());
        profile.valueProperty().bindBidirectional(model.profileProperty());
        life.textProperty().bindBidirectional(model.lifeProperty());
        var rows = List.of(labelRow, lifeRow);
        rows.forEach(row -> row.watch(model.violations()));
        beside.watch(model.violations(), rows);
        save.disableProperty().bind(Bindings.isNotEmpty(model.violations()));
        model.profiles().subscribe(this::offerKeys);
        model.begin();
    }

    private void offerKeys() {
        keys.getChildren().setAll(List.of(KeySpec.values()).stream().map(this::box).toList());
    }

    private CheckBox box(KeySpec key) {
        var box = new CheckBox(key.label());
        box.setId("enrolment-" + key.code());
        box.setSelected(model.keys().contains(key));
        box.selectedProperty().addListener(_ -> {
            if (box.isSelected()) {
                model.keys().add(key);
            } else {
                model.keys().remove(key);
            }
        });
        return box;
    }

    @FXML private void save() {
        model.save(() -> {
            close.run();
            toasts.success(Words.of("enrolment.policy.saved", model.authority().name()));
        });
    }

    @FXML private void cancel() {
        close.run();
    }
}
