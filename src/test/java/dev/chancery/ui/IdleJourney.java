package dev.chancery.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.scene.control.Label;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.junit.jupiter.api.Test;

class IdleJourney extends Journey {

    private final AtomicInteger locked = new AtomicInteger();

    private IdleLock idle(Duration minute, int minutes) {
        return onWindow(() -> {
            preferences.set(preferences.get().withAutoLock(minutes));
            return new IdleLock(scene, preferences, minute, locked::incrementAndGet);
        });
    }

    @Test void aWindowThatNobodyTouchesLocks() {
        idle(Duration.millis(20), 5);
        until("locked", () -> locked.get() == 1);
    }

    @Test void aKeyStartsTheTimeAnew() {
        var idle = idle(Duration.minutes(1), 10);
        until("some time", () -> idle.idle().greaterThan(Duration.seconds(2)));
        push(KeyCode.SHIFT);
        assertThat(onWindow(idle::idle)).isLessThan(Duration.seconds(2));
        assertThat(locked).hasValue(0);
    }

    @Test void neverMeansNever() {
        var idle = idle(Duration.millis(1), 0);
        push(KeyCode.SHIFT);
        sleep(300);
        assertThat(locked).hasValue(0);
        assertThat(onWindow(idle::idle)).isEqualTo(Duration.ZERO);
    }

    @Test void anotherTimeHoldsAtOnce() {
        idle(Duration.millis(20), 60 * 24);
        onWindow(() -> {
            preferences.set(preferences.get().withAutoLock(5));
            return null;
        });
        until("locked", () -> locked.get() == 1);
    }

    @Test void capsLockIsSaidBesideThePassphraseAsLongAsItIsOn() {
        var on = new AtomicBoolean(true);
        var field = onWindow(() -> {
            var made = new PassphraseField(on::get);
            layers.show(new VBox(made, new Label()));
            made.focus();
            return made;
        });
        var hint = node("capsLock", Label.class);
        push(KeyCode.A);
        assertThat(hint.isVisible()).isTrue();
        assertThat(hint.getText()).isEqualTo("Caps Lock is on");
        snapshots("passphrase-caps-lock");
        on.set(false);
        push(KeyCode.B);
        assertThat(hint.isVisible()).isFalse();
        assertThat(field.typed()).hasSize(2);
        assertThat(lookup(".password-field").queryAs(TextInputControl.class).isFocused()).isTrue();
    }
}
