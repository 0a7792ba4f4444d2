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
    private final Duration minute;

    /// @param lock must be harmless when there is nothing to lock
    public IdleLock(Scene scene, ObservableValue<Preferences> preferences, Runnable lock) {
        this(scene, preferences, Duration.minutes(1), lock);
    }

    /// @param minute how long a minute of the preferences is
    IdleLock(Scene scene, ObservableValue<Preferences> preferences, Duration minute, Runnable lock) {
        this.preferences = preferences;
        this.minute = minute;
        idle.setOnFinished(_ -> lock.run());
        scene.addEventFilter(InputEvent.ANY, _ -> restart());
        preferences.addListener(_ -> restart());
        restart();
    }

    private void restart() {
        idle.stop();
        var minutes = preferences.getValue().autoLockMinutes();
        if (minutes > 0) {
            idle.setDuration(minute.multiply(minutes));
            idle.play();
        }
    }

    /// How long there has been neither key nor mouse.
    Duration idle() {
        return idle.getCurrentTime();
    }
}
