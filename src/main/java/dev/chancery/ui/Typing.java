package dev.chancery.ui;

import java.util.function.Consumer;
import javafx.animation.Animation;
import javafx.animation.PauseTransition;
import javafx.scene.control.TextField;
import javafx.util.Duration;

/// Filters by what is typed into a field, a moment after the last key, so that not every letter asks the store.
public final class Typing {

    private static final Duration PAUSE = Duration.millis(150);

    private final TextField field;
    private final PauseTransition pause = new PauseTransition(PAUSE);

    public Typing(TextField field, Consumer<String> filter) {
        this.field = field;
        pause.setOnFinished(_ -> filter.accept(field.getText()));
        field.textProperty().addListener(_ -> pause.playFromStart());
    }

    /// Shows what was asked for from elsewhere, unless somebody is typing.
    public void show(String asked) {
        if (pause.getStatus() != Animation.Status.RUNNING && !field.getText().strip().equals(asked)) {
            field.setText(asked);
        }
    }

    /// What was typed just now is not asked for any more.
    public void stop() {
        pause.stop();
    }
}
