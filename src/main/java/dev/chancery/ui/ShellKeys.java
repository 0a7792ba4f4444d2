package dev.chancery.ui;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.event.EventHandler;
import javafx.scene.Node;
import javafx.scene.input.KeyEvent;

/// Hears the keys wherever the focus is, as long as the shell is there and nothing lies over it.
final class ShellKeys {

    private final Node shell;
    private final Supplier<Node> front;
    private final ShellModel model;

    private ShellKeys(Node shell, Supplier<Node> front, ShellModel model) {
        this.shell = shell;
        this.front = front;
        this.model = model;
    }

    /// @param front the view in front: what it does not say, the model does
    static void on(Node shell, Supplier<Node> front, ShellModel model) {
        EventHandler<KeyEvent> pressed = new ShellKeys(shell, front, model)::pressed;
        shell.sceneProperty().subscribe((before, now) -> {
            Optional.ofNullable(before).ifPresent(scene -> scene.removeEventHandler(KeyEvent.KEY_PRESSED, pressed));
            Optional.ofNullable(now).ifPresent(scene -> scene.addEventHandler(KeyEvent.KEY_PRESSED, pressed));
        });
    }

    private void pressed(KeyEvent event) {
        if (!shell.isDisabled()) {
            Shortcut.of(event).flatMap(keys -> keys.in(front.get()).or(() -> model.act(keys))).ifPresent(act -> {
                event.consume();
                act.run();
            });
        }
    }
}
