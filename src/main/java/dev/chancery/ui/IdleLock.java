package dev.chancery.ui;

import javafx.animation.PauseTransition;
import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.util.Duration;

/// Locks the store after a while without key or mouse.
public final class IdleLock {

    private final PauseTransition idle = new PauseTransition();
    private final ObservableValue<Preferences> preferences;

    /// @param lock must be harmless when there is nothing to lock
    public IdleLock(Scene scene, ObservableValue<Preferences> preferences, Runnable lock) {
        this.preferences = preferences;
        idle.setOnFinished(_ -> lock.run());
        scene.addEventFilter(InputEvent.ANY, _ -> restart());
        preferences.addListener(_ -> restart());
        restart();
    }

    private void restart() {
        idle.stop();
        var minutes = preferences.getValue().autoLockMinutes();
        if (minutes > 0) {
            idle.setDuration(Duration.minutes(minutes));
            idle.play();
        }
    }
}
