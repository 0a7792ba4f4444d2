package dev.chancery.ui;

import java.util.function.Supplier;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.util.Duration;

/// Copies a text that people paste elsewhere, and says so for a moment. Never used for a secret.
public final class CopyButton extends Button {

    private static final Duration SAID = Duration.seconds(1.5);

    private final PauseTransition pause = new PauseTransition(SAID);

    /// @param what names the value for a screen reader and the tooltip, such as 'Serial number'
    /// @param text is asked for when the button is pressed
    public CopyButton(String what, Supplier<String> text) {
        getStyleClass().addAll("flat", "icon-button", "copy-button");
        Icons.name(this, Words.of("shell.copy", what));
        setGraphic(Icons.of("fth-copy"));
        pause.setOnFinished(_ -> setGraphic(Icons.of("fth-copy")));
        setOnAction(_ -> copy(text.get()));
    }

    private void copy(String text) {
        var content = new ClipboardContent();
        content.putString(text);
        Clipboard.getSystemClipboard().setContent(content);
        setGraphic(Icons.of("fth-check", "success"));
        pause.playFromStart();
    }
}
