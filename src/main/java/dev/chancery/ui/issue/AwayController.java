package dev.chancery.ui.issue;

import dev.chancery.domain.Failure;
import dev.chancery.domain.VaultFailure;
import dev.chancery.ui.Icons;
import dev.chancery.ui.Shown;
import dev.chancery.words.Failures;
import dev.chancery.words.Words;
import java.util.List;
import java.util.Optional;
import javafx.fxml.FXML;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// Ties that which a Vault did not do, or what of it was not kept, to [IssueModel#outcomeProperty()].
public final class AwayController {

    private final IssueModel page;

    @FXML private Node away;
    @FXML private Label title;
    @FXML private VBox sentences;
    @FXML private Button retry;

    public AwayController(IssueModel page) {
        this.page = page;
    }

    @FXML private void initialize() {
        page.outcomeProperty().subscribe(this::show);
    }

    private void show(Optional<Outcome> outcome) {
        Shown.set(away, outcome.filter(one -> one instanceof Outcome.Away || one instanceof Outcome.NotKept).isPresent());
        outcome.ifPresent(this::show);
    }

    private void show(Outcome outcome) {
        switch (outcome) {
            case Outcome.Away(var why) -> {
                var told = Failures.tell(why);
                show("fth-alert-circle", told.title(), List.of(told.happened(), told.kept(), told.next(), again(why)), true);
            }
            case Outcome.NotKept(var label, var waits) when waits ->
                    show("fth-help-circle", Words.of("vaultissue.waits", label), List.of(Words.of("vaultissue.waits.text")), false);
            case Outcome.NotKept(var label, _) ->
                    show("fth-slash", Words.of("vaultissue.revoked", label), List.of(Words.of("vaultissue.revoked.text")), false);
            case Outcome.One _, Outcome.Many _, Outcome.CutShort _ -> Shown.set(retry, false);
        }
    }

    /// A key that Vault made went with the answer, and nobody finds it again.
    private String again(Failure why) {
        var lost = why instanceof VaultFailure there && there.mayBeDone() && page.form().terms().there().keyThereProperty().get();
        return Words.of(lost ? "vaultissue.again.there" : "vaultissue.again");
    }

    private void show(String icon, String words, List<String> told, boolean again) {
        title.setText(words);
        title.setGraphic(Icons.of(icon, again ? "danger" : "accent", "dialog-icon"));
        sentences.getChildren().setAll(told.stream().map(AwayController::sentence).toList());
        Shown.set(retry, again);
    }

    static Label sentence(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    @FXML private void retry() {
        page.retry();
    }
}
