package dev.chancery.ui;

import javafx.beans.value.ObservableValue;
import javafx.scene.Scene;
import javafx.scene.input.InputEvent;
import javafx.util.Duration;

/// Locks the store after a while without key or mouse. It looks sixty times in that while, and sleeps in between.
public final class IdleLock {

    private static final int PARTS = 60;

    private final Beat beat = new Beat(this::pass);
    private final Runnable lock;
    private final ObservableValue<Preferences> preferences;
    private final Duration minute;
    private Duration part = Duration.ZERO;
    private int passed;

    /// @param lock must be harmless when there is nothing to lock
    public IdleLock(Scene scene, ObservableValue<Preferences> preferences, Runnable lock) {
        this(scene, preferences, Duration.minutes(1), lock);
    }

    /// @param minute how long a minute of the preferences is
    IdleLock(Scene scene, ObservableValue<Preferences> preferences, Duration minute, Runnable lock) {
        this.preferences = preferences;
        this.minute = minute;
        this.lock = lock;
        scene.addEventFilter(InputEvent.ANY, _ -> touched());
        preferences.addListener(_ -> restart());
        restart();
    }

    private void restart() {
        passed = 0;
        part = minute.multiply(preferences.getValue().autoLockMinutes()).divide(PARTS);
        if (part.greaterThan(Duration.ZERO)) {
            beat.start(part);
        } else {
            beat.stop();
        }
    }

    private void pass() {
        passed++;
        if (passed > PARTS) {
            beat.stop();
            lock.run();
        }
    }

    private void touched() {
        if (passed > PARTS) {
            restart();
        }
        passed = 0;
    }

    /// How long there has been neither key nor mouse.
    Duration idle() {
        return part.multiply(passed);
    }
}
