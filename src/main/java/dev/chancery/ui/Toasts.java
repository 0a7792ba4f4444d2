package dev.chancery.ui;

import dev.chancery.words.Words;
import java.util.List;
import javafx.animation.PauseTransition;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/// Short notes on the right that something worked, with what one may want to do next. They go by themselves, not
/// while the mouse or the keyboard is on them.
public final class Toasts extends VBox {

    /// A button on a toast: `Show`, `Undo`, `Open folder`.
    public record Action(String words, Runnable act) {}

    private static final Duration SHOWN = Duration.seconds(8);

    Toasts() {
        getStyleClass().add("toasts");
        setPickOnBounds(false);
        setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    }

    /// Takes away what is shown.
    public void clear() {
        getChildren().clear();
    }

    public void success(String words, Action... actions) {
        show("fth-check-circle", "toast-success", words, List.of(actions));
    }

    public void note(String words, Action... actions) {
        show("fth-info", "toast-note", words, List.of(actions));
    }

    private void show(String icon, String look, String words, List<Action> actions) {
        var text = new Label(words);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        HBox.setHgrow(text, Priority.ALWAYS);
        text.setMaxWidth(Double.MAX_VALUE);
        var toast = new HBox(Icons.of(icon), text);
        toast.getStyleClass().addAll("toast", look);
        for (var action : actions) {
            var button = new Button(action.words());
            button.getStyleClass().addAll("flat", "accent");
            button.setMinWidth(Region.USE_PREF_SIZE);
            button.setOnAction(_ -> {
                getChildren().remove(toast);
                action.act().run();
            });
            toast.getChildren().add(button);
        }
        toast.getChildren().add(Icons.button("fth-x", Words.of("shell.close"), () -> getChildren().remove(toast)));
        getChildren().add(toast);
        leaveLater(toast);
    }

    private void leaveLater(HBox toast) {
        var pause = new PauseTransition(SHOWN);
        pause.setOnFinished(_ -> getChildren().remove(toast));
        var kept = toast.hoverProperty().or(toast.focusWithinProperty());
        kept.addListener((_, _, held) -> {
            if (held) {
                pause.stop();
            } else {
                pause.playFromStart();
            }
        });
        toast.getProperties().put(Toasts.class, kept);
        pause.play();
    }
}
