package dev.chancery.ui;

import dev.chancery.words.Words;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Control;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/// The keys that mean the same everywhere. A screen says with [#on] what they do while it is in front; the shell listens.
public enum Shortcut {
    NEW(command(KeyCode.N), "shell.key.new"), ISSUE(command(KeyCode.I), "shell.key.issue"),
    EXPORT(command(KeyCode.E), "shell.key.export"), FILTER(command(KeyCode.F), "shell.key.filter"),
    SEARCH(command(KeyCode.K), "shell.key.search"), PASTE(command(KeyCode.V), "shell.key.paste"), EDIT(new KeyCodeCombination(KeyCode.F2), "shell.key.edit"),
    REMOVE(new KeyCodeCombination(KeyCode.DELETE), "shell.key.remove"),
    BACK(new KeyCodeCombination(KeyCode.ESCAPE), "shell.key.back"), LOCK(command(KeyCode.L), "shell.key.lock"),
    HELP(new KeyCodeCombination(KeyCode.F1), "shell.key.help");

    private record Acts(Map<Shortcut, Runnable> acts) {}

    private final KeyCodeCombination keys;
    private final String meaning;

    Shortcut(KeyCodeCombination keys, String meaning) {
        this.keys = keys;
        this.meaning = meaning;
    }

    private static KeyCodeCombination command(KeyCode code) {
        return new KeyCodeCombination(code, KeyCombination.SHORTCUT_DOWN);
    }

    public KeyCombination keys() {
        return keys;
    }

    /// What is printed on the keys: `Ctrl+F`, `Strg+F`, `⌘F`.
    public String label() {
        return keys.getDisplayText().replace("Ctrl", Words.of("shell.key.ctrl")).replace("Delete", Words.of("shell.key.delete"))
                .replace("Escape", Words.of("shell.key.escape"));
    }

    /// What it does, in words.
    public String words() {
        return Words.of(meaning);
    }

    /// Says beside a button or a field that these keys lead there.
    public void hint(Control control) {
        control.setTooltip(new Tooltip(Words.of("shell.key.hint", words(), label())));
    }

    /// Names a button that shows an icon alone.
    void name(Button button) {
        Icons.name(button, Words.of("shell.key.hint", words(), label()));
    }

    /// Says what the keys do while `view` is in front.
    public static void on(Node view, Map<Shortcut, Runnable> acts) {
        view.getProperties().put(Acts.class, new Acts(Map.copyOf(acts)));
    }

    /// What they do while `view` is in front, as far as it says.
    Optional<Runnable> in(Node view) {
        return view.getProperties().get(Acts.class) instanceof Acts(var acts) ? Optional.ofNullable(acts.get(this)) : Optional.empty();
    }

    /// The one that was pressed. Delete and Paste belong to the text while somebody is typing.
    static Optional<Shortcut> of(KeyEvent pressed) {
        var typing = pressed.getTarget() instanceof TextInputControl;
        return Arrays.stream(values()).filter(shortcut -> shortcut.keys.match(pressed) && (!typing || shortcut != REMOVE && shortcut != PASTE)).findFirst();
    }
}
