package dev.chancery.ui;

import dev.chancery.domain.PinState;
import dev.chancery.domain.TokenName;
import dev.chancery.words.Failures;
import dev.chancery.words.Words;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.beans.binding.Bindings;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The field for the PIN of a token. After a wrong one it says what the token says, because a few more lock it.
final class PinSheet extends VBox {

    private final CompletableFuture<Optional<char[]>> answer;
    private final PassphraseField pin = new PassphraseField();
    private final Layers.Sheet sheet;

    private PinSheet(Dialogs dialogs, TokenName token, Optional<PinState> wrong, CompletableFuture<Optional<char[]>> answer) {
        this.answer = answer;
        setId("pinSheet");
        setSpacing(16);
        getStyleClass().add("dialog");
        setAccessibleText(Words.of("shell.pin.title"));
        fill(token, wrong);
        sheet = dialogs.open(this, this::cancel);
        sheet.whenClosed(() -> answer.complete(Optional.empty()));
        Platform.runLater(pin::focus);
    }

    /// Cancelled or closed with the store, it answers with nothing.
    static void open(Dialogs dialogs, TokenName token, Optional<PinState> wrong, CompletableFuture<Optional<char[]>> answer) {
        new PinSheet(dialogs, token, wrong, answer);
    }

    private void fill(TokenName token, Optional<PinState> wrong) {
        var title = new Label(Words.of("shell.pin.title"));
        title.getStyleClass().add("dialog-title");
        pin.setId("tokenPin");
        pin.setAccessibleText(Words.of("shell.pin.field"));
        getChildren().addAll(title, wrapped(Words.of("shell.pin.why", token.text())), pin);
        wrong.ifPresent(state -> {
            var refused = wrapped((Words.of("shell.pin.wrong") + " " + Failures.pin(state)).strip());
            refused.setId("pinWrong");
            refused.getStyleClass().add("field-wrong");
            getChildren().add(refused);
        });
        getChildren().addAll(wrapped(Words.of("shell.pin.kept")), buttons());
    }

    private static Label wrapped(String words) {
        var label = new Label(words);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private HBox buttons() {
        var gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        var no = new Button(Words.of("shell.cancel"));
        no.setId("pinCancelled");
        no.setOnAction(_ -> cancel());
        var yes = new Button(Words.of("shell.pin.give"));
        yes.setId("pinGiven");
        yes.getStyleClass().add("accent");
        yes.setDefaultButton(true);
        yes.disableProperty().bind(Bindings.createBooleanBinding(() -> pin.changes().getValue().isEmpty(), pin.changes()));
        yes.setOnAction(_ -> give());
        var row = new HBox(gap, no, yes);
        row.getStyleClass().add("actions");
        return row;
    }

    private void give() {
        answer.complete(Optional.of(pin.typed()));
        cancel();
    }

    private void cancel() {
        pin.clear();
        sheet.close();
    }
}
