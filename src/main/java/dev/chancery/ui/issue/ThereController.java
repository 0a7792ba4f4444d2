package dev.chancery.ui.issue;

import dev.chancery.domain.VaultHome;
import dev.chancery.ui.Choices;
import dev.chancery.ui.Shown;
import dev.chancery.ui.issue.PurposeModel.Choice;
import dev.chancery.words.Words;
import java.util.List;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// Ties what is asked where a Vault signs to [ThereModel].
public final class ThereController {

    private final FormModel page;
    private final ThereModel model;

    @FXML private Node there;
    @FXML private ComboBox<Choice> purpose;
    @FXML private Label decides;
    @FXML private CheckBox keyThere;
    @FXML private HBox waiting;
    @FXML private Label waitingText;

    public ThereController(FormModel page) {
        this.page = page;
        this.model = page.terms().there();
    }

    @FXML private void initialize() {
        Shown.during(model.homeProperty().map(home -> home.isPresent()), there);
        purpose.getItems().setAll(Choice.DEVICE, Choice.SERVER);
        Choices.say(purpose, ThereController::words);
        purpose.valueProperty().bindBidirectional(page.terms().purpose().choiceProperty());
        keyThere.selectedProperty().bindBidirectional(model.keyThereProperty());
        model.homeProperty().subscribe(home -> decides.setText(home.map(VaultHome::role)
                .map(role -> Words.of("vaultissue.decides", role)).orElse("")));
        model.waitingProperty().map(List::size).subscribe(this::show);
    }

    private static String words(Choice choice) {
        return switch (choice) {
            case DEVICE -> Words.of("vaultissue.purpose.device");
            case SERVER -> Words.of("vaultissue.purpose.server");
            case OTHER -> "";
        };
    }

    private void show(int count) {
        waitingText.setText(Words.of("vaultissue.waiting", count));
        Shown.set(waiting, count > 0);
    }

    @FXML private void answer() {
        model.answer();
    }
}
