package dev.chancery.ui.things;

import java.util.Optional;
import javafx.animation.PauseTransition;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DataFormat;
import javafx.util.Duration;

/// Lends a secret to the clipboard for a short time, and asks clipboard histories not to keep it.
final class SecretClipboard {

    static final Duration KEPT = Duration.seconds(30);

    private static final String HISTORY_HINT = "x-kde-passwordManagerHint";

    private SecretClipboard() {}

    static void copy(String secret) {
        copy(secret, KEPT);
    }

    /// After `kept` the clipboard is emptied, unless it holds something else by then.
    static void copy(String secret, Duration kept) {
        var content = new ClipboardContent();
        content.putString(secret);
        content.put(Optional.ofNullable(DataFormat.lookupMimeType(HISTORY_HINT))
                .orElseGet(() -> new DataFormat(HISTORY_HINT)), "secret");
        var clipboard = Clipboard.getSystemClipboard();
        clipboard.setContent(content);
        var pause = new PauseTransition(kept);
        pause.setOnFinished(_ -> {
            if (secret.equals(clipboard.getString())) {
                clipboard.clear();
            }
        });
        pause.play();
    }
}
