package dev.chancery.ui.cloud;

import dev.chancery.domain.DeviceSignIn.Prompt;
import dev.chancery.ui.CopyButton;
import dev.chancery.ui.Icons;
import dev.chancery.words.Words;
import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// Tells where to sign in and with which code, while that is waited for. Takes no room otherwise.
final class SignInPane extends VBox {

    SignInPane(ObservableValue<Optional<Prompt>> prompt) {
        super(12);
        setId("cloudSignIn");
        getStyleClass().add("sign-in");
        managedProperty().bind(visibleProperty());
        prompt.subscribe(this::show);
    }

    private void show(Optional<Prompt> prompt) {
        setVisible(prompt.isPresent());
        getChildren().clear();
        prompt.ifPresent(asked -> {
            var title = new Label(Words.of("cloud.signIn.title"), Icons.of("fth-log-in"));
            title.getStyleClass().add("section-title");
            var text = new Label(Words.of("cloud.signIn.text", Words.dateTime(asked.until())));
            text.setWrapText(true);
            text.setMinHeight(USE_PREF_SIZE);
            getChildren().addAll(title, text, copied("cloud.signIn.page", "signInPage", asked.page().toString()),
                    copied("cloud.signIn.code", "signInCode", asked.code()));
        });
    }

    private static HBox copied(String key, String id, String value) {
        var name = new Label(Words.of(key));
        name.getStyleClass().add("sign-in-name");
        var shown = new Label(value);
        shown.setId(id);
        shown.getStyleClass().addAll("mono", "sign-in-value");
        var copy = new Button(Words.of("cloud.copy"), Icons.of("fth-copy"));
        copy.setId(id + "Copy");
        copy.setMinWidth(USE_PREF_SIZE);
        copy.setAccessibleText(Words.of("shell.copy", name.getText()));
        if (id.equals("signInCode")) {
            CopyButton.lends(copy, () -> value);
        } else {
            CopyButton.copies(copy, () -> value);
        }
        name.setLabelFor(copy);
        var row = new HBox(12, name, shown, copy);
        row.getStyleClass().add("actions");
        return row;
    }
}
