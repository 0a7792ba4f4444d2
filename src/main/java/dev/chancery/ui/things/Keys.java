package dev.chancery.ui.things;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// What the keys do on the screen of the things. Keys that edit a text do so while somebody is typing.
enum Keys {
    ADD(shortcut(KeyCode.N), true), FILTER(shortcut(KeyCode.F), true), ISSUE(shortcut(KeyCode.I), true),
    EXPORT(shortcut(KeyCode.E), true), CHANGE(new KeyCodeCombination(KeyCode.F2), true),
    REMOVE(new KeyCodeCombination(KeyCode.DELETE), false), CLEAR(new KeyCodeCombination(KeyCode.ESCAPE), true);

    private final KeyCombination keys;
    private final boolean whileTyping;

    Keys(KeyCombination keys, boolean whileTyping) {
        this.keys = keys;
        this.whileTyping = whileTyping;
    }

    private static KeyCombination shortcut(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    private static Optional<Keys> of(KeyEvent event) {
        var typing = event.getTarget() instanceof TextInputControl;
        return Arrays.stream(values()).filter(key -> key.keys.match(event) && (key.whileTyping || !typing)).findFirst();
    }

    /// Hands the acts to `act` wherever the focus is, as long as `root` is in front and nothing lies over it.
    static void on(Node root, Consumer<Keys> act) {
        EventHandler<KeyEvent> pressed = event -> of(event).filter(_ -> !root.isDisabled()).ifPresent(keys -> {
            event.consume();
            act.accept(keys);
        });
        root.sceneProperty().addListener((_, before, now) -> {
            if (before != null) {
                before.removeEventHandler(KeyEvent.KEY_PRESSED, pressed);
            }
            if (now != null) {
                now.addEventHandler(KeyEvent.KEY_PRESSED, pressed);
            }
        });
    }
}
