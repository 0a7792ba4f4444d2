package dev.chancery.ui.renew;

import dev.chancery.domain.KeySpec;
import dev.chancery.ui.ChoiceCard;
import dev.chancery.ui.Choices;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.Shown;
import dev.chancery.ui.renew.RenewModel.Kind;
import dev.chancery.ui.renew.RenewModel.Old;
import dev.chancery.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Ties the question before a renewal or a rotation to [RenewModel].
public final class RenewController {

    private final RenewModel model;
    private final Runnable cancel;

    @FXML private Label title;
    @FXML private Label meaning;
    @FXML private VBox becomes;
    @FXML private VBox problems;
    @FXML private CheckBox keepsKey;
    @FXML private CheckBox cut;
    @FXML private HBox terms;
    @FXML private FieldRow lifeRow;
    @FXML private TextField life;
    @FXML private ComboBox<Optional<KeySpec>> key;
    @FXML private ChoiceCard whenConfirmed;
    @FXML private ChoiceCard atOnce;
    @FXML private ChoiceCard never;
    @FXML private FieldRow daysRow;
    @FXML private TextField days;
    @FXML private Button replace;

    public RenewController(RenewModel model, Runnable cancel) {
        this.model = model;
        this.cancel = cancel;
    }

    @FXML private void initialize() {
        var renewing = model.kind() == Kind.RENEW;
        meaning.setText(Words.of(renewing ? "renew.meaning.renew" : "renew.meaning.rotate"));
        Shown.set(keepsKey, renewing);
        Shown.set(terms, !renewing);
        keepsKey.selectedProperty().bindBidirectional(model.keepsKeyProperty());
        cut.selectedProperty().bindBidirectional(model.cutProperty());
        life.textProperty().bindBidirectional(model.lifeProperty());
        days.textProperty().bindBidirectional(model.daysProperty());
        showKeys();
        ChoiceCard.bind(model.oldProperty(), Map.of(whenConfirmed, Old.WHEN_CONFIRMED, atOnce, Old.AT_ONCE, never, Old.NEVER));
        model.oldProperty().subscribe(old -> Shown.set(daysRow, old == Old.WHEN_CONFIRMED));
        List.of(lifeRow, daysRow).forEach(row -> row.watch(model.violations()));
        replace.disableProperty().bind(model.ready().not());
        Shown.set(cut, false);
        model.shownProperty().subscribe(now -> now.ifPresent(this::show));
        model.begin();
    }

    private void showKeys() {
        var choices = new ArrayList<Optional<KeySpec>>(List.of(Optional.empty()));
        List.of(KeySpec.values()).forEach(spec -> choices.add(Optional.of(spec)));
        key.getItems().setAll(choices);
        Choices.say(key, spec -> spec.map(KeySpec::label).orElseGet(() -> Words.of("renew.key.asBefore")));
        key.valueProperty().bindBidirectional(model.keyProperty());
    }

    private void show(RenewModel.Shown now) {
        title.setText(RenewWords.title(model.kind(), now));
        replace.setText(RenewWords.yes(model.kind(), now));
        becomes.getChildren().setAll(now.first().stream().map(RenewWords::becomes).toList());
        if (now.ready() > now.first().size()) {
            becomes.getChildren().add(new Label(Words.of("shell.more", now.ready() - now.first().size())));
        }
        Shown.set(becomes, now.ready() > 0);
        problems.getChildren().setAll(RenewWords.problems(now));
        Shown.set(problems, !problems.getChildren().isEmpty());
        Shown.set(cut, model.kind() == Kind.RENEW && (now.outlives() || model.cutProperty().get()));
    }

    @FXML private void replace() {
        model.replace();
    }

    @FXML private void cancel() {
        cancel.run();
    }
}
