package dev.chancery.ui.vault;

import dev.chancery.engine.VaultResult;
import dev.chancery.words.VaultWords;
import dev.chancery.words.Words;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What the server has signed otherwise than asked for, each with what can be answered.
public final class WaitingBox extends VBox {

    public WaitingBox() {
        super(12);
    }

    /// Shows what waits, now and whenever that changes; an answer goes to `model`.
    void tie(PageModel model) {
        model.factsProperty().subscribe(facts -> getChildren().setAll(facts.stream().flatMap(seen -> seen.waiting().stream())
                .map(one -> row(one, model)).toList()));
        disableProperty().bind(model.attempts().busyProperty());
    }

    private static VBox row(VaultResult.Asks asks, PageModel model) {
        var name = new Label(asks.errand().asked().label());
        name.getStyleClass().add("field-label");
        var why = new Label(VaultWords.joined(asks.notices()));
        why.setWrapText(true);
        why.setMinHeight(USE_PREF_SIZE);
        var keep = new Button(Words.of("vault.waiting.keep"));
        keep.setId("vaultKeepIt");
        keep.setAccessibleText(Words.of("vault.waiting.keep.one", name.getText()));
        keep.setOnAction(_ -> model.keep(asks.errand()));
        var giveUp = new Button(Words.of("vault.waiting.giveUp"));
        giveUp.setId("vaultGiveUp");
        giveUp.setAccessibleText(Words.of("vault.waiting.giveUp.one", name.getText()));
        giveUp.setOnAction(_ -> model.giveUp(asks.errand()));
        var buttons = new HBox(8, keep, giveUp);
        buttons.getStyleClass().add("actions");
        return new VBox(4, name, why, buttons);
    }
}
