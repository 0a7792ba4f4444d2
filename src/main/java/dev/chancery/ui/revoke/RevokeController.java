package dev.chancery.ui.revoke;

import dev.chancery.domain.Revocation.Reason;
import dev.chancery.ui.Choices;
import dev.chancery.ui.FieldRow;
import dev.chancery.ui.Shown;
import dev.chancery.words.Reasons;
import dev.chancery.words.Words;
import javafx.fxml.FXML;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

/// Ties the question before a revocation to [RevokeModel].
public final class RevokeController {

    private static final int MOST_NAMES = 6;

    private final RevokeModel model;
    private final Runnable cancel;

    @FXML private Label title;
    @FXML private ComboBox<Reason> reason;
    @FXML private Label consequence;
    @FXML private VBox names;
    @FXML private VBox notes;
    @FXML private FieldRow confirmRow;
    @FXML private TextField confirm;
    @FXML private Button revoke;

    public RevokeController(RevokeModel model, Runnable cancel) {
        this.model = model;
        this.cancel = cancel;
    }

    @FXML private void initialize() {
        Choices.say(reason, Reasons::words);
        reason.getItems().setAll(RevokeModel.REASONS);
        reason.valueProperty().addListener((_, _, chosen) -> model.choose(chosen));
        confirm.textProperty().bindBidirectional(model.typedProperty());
        revoke.disableProperty().bind(model.ready().not());
        model.shownProperty().subscribe(now -> now.ifPresent(this::show));
        model.begin();
    }

    private void show(RevokeModel.Shown shown) {
        title.setText(RevokeWords.title(shown));
        revoke.setText(RevokeWords.yes(shown));
        consequence.setText(RevokeWords.consequence(shown));
        names.getChildren().setAll(shown.first().stream().limit(MOST_NAMES).map(RevokeWords::name).map(Label::new).toList());
        if (shown.changes() > MOST_NAMES) {
            names.getChildren().add(new Label(Words.of("shell.more", shown.changes() - MOST_NAMES)));
        }
        Shown.set(names, shown.changes() > 0);
        notes.getChildren().setAll(RevokeWords.notes(shown));
        Shown.set(confirmRow, !shown.confirm().isEmpty());
        Shown.set(notes, !notes.getChildren().isEmpty());
        confirmRow.setHint(Words.of("revoke.confirm.hint", shown.confirm()));
    }

    @FXML private void revoke() {
        model.revoke();
    }

    @FXML private void cancel() {
        cancel.run();
    }
}
