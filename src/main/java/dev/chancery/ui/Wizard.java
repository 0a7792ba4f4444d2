package dev.chancery.ui;

import java.util.List;
import java.util.function.Consumer;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Parent;

/// A few steps that end in one act.
///
/// `touched` tells that somebody has typed something worth asking about before it is thrown away. `finish` is the act on
/// the last step; it runs what it is handed once the wizard may close, so after a failure the wizard stays open with
/// everything in it.
public record Wizard(
        String title, List<Step> steps, String finishWords, ObservableBooleanValue touched, Consumer<Runnable> finish) {

    public Wizard {
        steps = List.copyOf(steps);
    }

    /// One page. `ready` allows to go on: nothing on it is wrong. `entered` runs each time the page comes up.
    public record Step(String title, Parent content, ObservableBooleanValue ready, Runnable entered) {

        public Step(String title, Parent content, ObservableBooleanValue ready) {
            this(title, content, ready, () -> {});
        }
    }
}
