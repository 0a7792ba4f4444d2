package dev.chancery.ui.things;

import dev.chancery.ui.Icons;
import dev.chancery.ui.SecretClipboard;
import dev.chancery.ui.SelectableText;
import dev.chancery.words.Words;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.util.Duration;

/// A secret that is hidden until somebody asks for it, and hides again by itself.
public final class SecretRow extends HBox {

    private static final String HIDDEN = "•".repeat(12);
    private static final Duration SHOWN = Duration.seconds(30);

    private final SelectableText text = new SelectableText(HIDDEN, "mono");
    private final Button show = Icons.button("fth-eye", Words.of("things.key.show"), this::toggle);
    private final Button copy = Icons.button("fth-copy", Words.of("things.key.copy"), this::copy);
    private final PauseTransition pause = new PauseTransition(SHOWN);
    private Consumer<Consumer<char[]>> secret = _ -> {};
    private Runnable copied = () -> {};
    private long asked;

    public SecretRow() {
        getStyleClass().add("secret-row");
        text.setId("key-text");
        text.setAccessibleText(Words.of("things.key"));
        show.setId("key-show");
        copy.setId("key-copy");
        HBox.setHgrow(text, Priority.ALWAYS);
        pause.setOnFinished(_ -> hide());
        getChildren().addAll(text, show, copy);
    }

    /// @param source hands the secret to whoever is given to it and wipes it afterwards
    /// @param whenCopied runs after the secret went to the clipboard
    void whenAsked(Consumer<Consumer<char[]>> source, Runnable whenCopied) {
        secret = source;
        copied = whenCopied;
    }

    void hide() {
        asked++;
        pause.stop();
        text.setText(HIDDEN);
        display("fth-eye", "things.key.show");
    }

    // The answer to a question about a thing that is no longer shown comes too late.
    private void toggle() {
        if (!text.getText().equals(HIDDEN)) {
            hide();
            return;
        }
        var mine = ++asked;
        secret.accept(key -> {
            if (mine == asked) {
                text.setText(new String(key));
                display("fth-eye-off", "things.key.hide");
                pause.playFromStart();
            }
        });
    }

    private void display(String icon, String key) {
        show.setGraphic(Icons.of(icon));
        show.setAccessibleText(Words.of(key));
        show.getTooltip().setText(Words.of(key));
    }

    private void left(int seconds) {
        copy.setText(seconds == 0 ? "" : Words.of("shell.copied.left", seconds));
        copy.setAccessibleText(seconds == 0 ? Words.of("things.key.copy") : Words.of("shell.copied.leaves", seconds));
    }

    private void copy() {
        secret.accept(key -> {
            SecretClipboard.copy(new String(key), this::left);
            copied.run();
        });
    }
}
