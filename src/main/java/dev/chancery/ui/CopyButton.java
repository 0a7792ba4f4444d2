package dev.chancery.ui;

import dev.chancery.words.Words;
import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Duration;

/// Copies a text that people paste elsewhere, and says so for a moment; a secret is only lent, see [#lends].
public final class CopyButton extends Button {

    private static final Duration SAID = Duration.seconds(1.5);

    /// @param what names the value for a screen reader and the tooltip, such as 'Serial number'
    /// @param text is asked for when the button is pressed
    public CopyButton(String what, Supplier<String> text) {
        getStyleClass().addAll("flat", "icon-button", "copy-button");
        Icons.name(this, Words.of("shell.copy", what));
        setGraphic(Icons.of("fth-copy"));
        setMinWidth(USE_PREF_SIZE);
        copies(this, text);
    }

    /// Makes any button copy a text and say so for a moment, to the eye and to a screen reader.
    public static void copies(Button button, Supplier<String> text) {
        var said = new Said(button, button.getText(), button.getAccessibleText(), button.getGraphic());
        var pause = new PauseTransition(SAID);
        pause.setOnFinished(_ -> said.takeBack());
        button.setOnAction(_ -> {
            copy(text.get());
            said.say();
            pause.playFromStart();
        });
    }

    /// The same for a secret: the clipboard is emptied after [SecretClipboard#KEPT] seconds, which are counted down on the
    /// button.
    public static void lends(Button button, Supplier<String> secret) {
        var said = new Said(button, button.getText(), button.getAccessibleText(), button.getGraphic());
        button.setOnAction(_ -> SecretClipboard.copy(secret.get(), seconds -> {
            if (seconds == 0) {
                said.takeBack();
            } else {
                said.say();
                button.setText(Words.of("shell.copied.left", seconds));
                button.setAccessibleText(Words.of("shell.copied.leaves", seconds));
            }
        }));
    }

    /// Puts a text that is no secret onto the clipboard.
    public static void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
    }

    /// A button, and what it says when nothing was copied just now.
    private record Said(Button button, String text, String accessibleText, Node graphic) {

        void say() {
            button.setText(Words.of("shell.copied"));
            button.setAccessibleText(Words.of("shell.copied"));
            button.setGraphic(Icons.of("fth-check", "success"));
        }

        void takeBack() {
            button.setText(text);
            button.setAccessibleText(accessibleText);
            button.setGraphic(graphic);
        }
    }
}
